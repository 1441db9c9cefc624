package redress.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each thing has one word, in code, API, events and documents; the glossary says which. */
class NamesTest {

    private static final Path ROOT = Path.of("../..");
    private static final Path ARCHITECTURE = ROOT.resolve("docs/architecture.md");
    private static final Path API = ROOT.resolve("services/portal/src/test/resources/contract/api-docs.json");
    private static final Path EVENTS = ROOT.resolve("docs/events.md");

    /** A row of the glossary: the word, its meaning, its names. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ([^|]+) \\| ([^|]+) \\| ([^|]*) ?\\|$");

    private static final Pattern NAME = Pattern.compile("`([^`\\n]+)`");

    /** Those that were mixed up with others once. */
    private static final Set<String> HAVE_NAMES =
            Set.of("move", "action", "outside step", "route", "attachment", "evidence", "no agreement", "fingerprint");

    /** Said with another word: clients, errors, fingerprint, report status, case transitions, seed importer, trigger. */
    private static final Set<String> RETIRED = Set.of(
            "asking",
            "trouble",
            "print",
            "prints",
            "standing",
            "keeping",
            "shelf",
            "occasion",
            "audience",
            "room",
            "spent");

    @Test
    void classesOfDifferentModulesAreToldApart() throws IOException {
        Map<String, List<Path>> byName = sources().stream()
                .collect(Collectors.groupingBy(
                        each -> each.getFileName().toString(), TreeMap::new, Collectors.toList()));
        assertThat(byName).hasSizeGreaterThan(500);
        byName.values().removeIf(each -> each.size() == 1);
        assertThat(byName).isEmpty();
    }

    @Test
    void theGlossaryNamesWhatThereIs() throws IOException {
        Map<String, Set<String>> glossary = glossary();
        Set<String> known = new TreeSet<>();
        sources().forEach(each -> known.add(each.getFileName().toString().replace(".java", "")));
        NAME.matcher(Files.readString(EVENTS)).results().map(NamesTest::name).forEach(known::add);
        JsonNode api = JsonMapper.shared().readTree(API.toFile());
        api.get("paths").propertyNames().forEach(path -> known.addAll(List.of(path.split("/"))));
        api.findValues("properties").forEach(each -> known.addAll(each.propertyNames()));

        assertThat(glossary).containsKeys(HAVE_NAMES.toArray(String[]::new));
        glossary.forEach((word, names) -> {
            assertThat(known).as("what is called '%s'", word).containsAll(names);
            if (HAVE_NAMES.contains(word)) {
                assertThat(names).as("names of '%s'", word).isNotEmpty();
            }
        });
    }

    @Test
    void noClassOrPackageBearsAWordThatWasGivenUp() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path source : sources()) {
            String inside = source.toString().replaceAll(".*/src/main/java/|\\.java$", "");
            Arrays.stream(inside.split("/|(?<=[a-z0-9])(?=[A-Z])"))
                    .filter(word -> RETIRED.contains(word.toLowerCase(Locale.ROOT)))
                    .forEach(word -> found.add(inside + ": " + word));
        }
        assertThat(found).isEmpty();
    }

    private static Map<String, Set<String>> glossary() throws IOException {
        String text = Files.readString(ARCHITECTURE);
        Map<String, Set<String>> words = new TreeMap<>();
        ROW.matcher(text.substring(text.indexOf("## Glossary")))
                .results()
                .forEach(row -> words.put(
                        row.group(1),
                        NAME.matcher(row.group(3))
                                .results()
                                .map(NamesTest::name)
                                .collect(Collectors.toSet())));
        return words;
    }

    private static String name(MatchResult found) {
        return found.group(1);
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : List.of("services", "infra")) {
            try (Stream<Path> modules = Files.list(ROOT.resolve(folder))) {
                for (Path module : modules.map(each -> each.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .toList()) {
                    found.addAll(classes(module));
                }
            }
        }
        return found;
    }

    private static List<Path> classes(Path module) {
        try (Stream<Path> files = Files.walk(module)) {
            return files.filter(each -> each.toString().endsWith(".java")
                            && !each.endsWith("package-info.java")
                            && !each.endsWith("module-info.java"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
