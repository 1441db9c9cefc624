package redress.portal.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.testkit.words.WordFiles;

/** The words of the portal: each that is used is there, each that is there is used, and other languages say the same. */
class WordFilesTest {

    private static final Path MAIN = Path.of("src", "main");
    private static final Map<String, Map<String, Map<String, String>>> LANGUAGES =
            new WordFiles("redress/portal").read();

    /** What is said at all, of whatever folder. */
    private static final Map<String, String> ENGLISH = all("");

    private static final Pattern KEY = Pattern.compile("[a-z][a-z-]*(\\.[A-Za-z0-9-]+)+");
    private static final Pattern QUOTED = Pattern.compile("[\"']([^\"'\\s]+)[\"']");

    /** In a template all keys stand in {@code #{…}}; one that depends on something is quoted there. */
    private static final Pattern MESSAGE = Pattern.compile("#\\{([^{}]*(?:\\{[^{}]*}[^{}]*)*)}");

    private static final Pattern ASKING = Pattern.compile("new Questionnaire\\(words, \"([\\w-]+(?:\\.[\\w-]+)*)\"\\)");
    private static final String BESIDE_A_LABEL = "\\.(hint|called|required|tick|future|too-early)$";

    private static Map<String, String> all(String language) {
        Map<String, String> all = new TreeMap<>();
        LANGUAGES.getOrDefault(language, Map.of()).values().forEach(all::putAll);
        return all;
    }

    @Test
    void areInOrder() {
        List<String> faults = new ArrayList<>();
        LANGUAGES.getOrDefault("", Map.of()).forEach((folder, words) -> faults.addAll(WordFiles.faults(folder, words)));
        assertThat(faults).isEmpty();
        int single = LANGUAGES.getOrDefault("", Map.of()).values().stream()
                .mapToInt(Map::size)
                .sum();
        assertThat(ENGLISH).as("no key stands in two files").hasSize(single).hasSizeGreaterThan(1_000);
    }

    @Test
    void sayTheSameInEachLanguage() {
        LANGUAGES.keySet().stream()
                .filter(language -> !language.isEmpty())
                .forEach(language -> assertThat(WordFiles.faults(ENGLISH, all(language)))
                        .as(language)
                        .isEmpty());
        assertThat(WordFiles.faults(
                        Map.of("a", "{0} of {1}", "b", "<a href=\"/x\">here</a>", "c", "{reference}"),
                        Map.of("a", "{0} o {0}", "b", "<a href=\"/y\">yma</a>", "c", "{reference}", "d", "?")))
                .hasSize(3);
    }

    @Test
    void areThereForAllThatIsUsed() {
        assertThat(used())
                .hasSizeGreaterThan(700)
                .allSatisfy(key -> assertThat(ENGLISH).containsKey(key));
    }

    @Test
    void areAllUsed() {
        Set<String> used = used();
        String java = text("java", ".java");
        Set<String> quoted =
                QUOTED.matcher(java).results().map(each -> each.group(1)).collect(Collectors.toSet());
        Set<String> begun = quoted.stream()
                .filter(each -> each.matches("\\w+\\.(\\w+\\.)+"))
                .collect(Collectors.toSet());
        Set<String> asking =
                ASKING.matcher(java).results().map(each -> each.group(1)).collect(Collectors.toSet());
        assertThat(asking).contains("questions");
        assertThat(ENGLISH.keySet().stream()
                        .filter(key -> !Character.isUpperCase(key.charAt(0)))
                        .filter(key -> !key.matches("moves\\.[a-z-]+\\..*")) // MovePageTest holds them
                        .filter(key -> !used.contains(key))
                        .filter(key -> begun.stream().noneMatch(key::startsWith))
                        .filter(key -> asking.stream().noneMatch(prefix -> isAsked(key, prefix, quoted))))
                .isEmpty();
        String templates = text("resources/templates", ".html");
        String pages = text("resources/redress/portal/moves", "page.properties");
        assertThat(ENGLISH.keySet().stream()
                        .filter(key -> Character.isUpperCase(key.charAt(0)))
                        .map(key -> key.substring(0, key.indexOf('.')))
                        .distinct()
                        .filter(list -> !quoted.contains(list)
                                && !templates.contains("'" + list + "'")
                                && !pages.contains("=" + list + "\n")))
                .as("lists of codes that nothing says")
                .isEmpty();
    }

    /** What is filled into a text with markup is escaped before. */
    @Test
    void takeNothingUnescapedIntoMarkup() {
        List<String> raw = new ArrayList<>();
        Matcher unescaped =
                Pattern.compile("th:utext=\"([^\"]*)\"|\\[\\((.*?)\\)]").matcher(templates());
        int found = 0;
        while (unescaped.find()) {
            String said = unescaped.group(1) != null ? unescaped.group(1) : unescaped.group(2);
            found++;
            String left = said.replaceAll("\\$\\{#strings\\.escapeXml\\([^{}]*\\)}", "")
                    .replaceAll("#\\{\\$\\{[^{}]*}", "#{")
                    .replaceAll("\\$\\{'\" counter\\(pages?\\) \"'}", "");
            if (!said.startsWith("#{") || left.contains("${")) {
                raw.add(said);
            }
        }
        assertThat(found).isGreaterThan(20);
        assertThat(raw).isEmpty();
    }

    private static boolean isAsked(String key, String prefix, Set<String> quoted) {
        if (!key.startsWith(prefix + ".")) {
            return false;
        }
        return quoted.contains(key.substring(prefix.length() + 1).replaceFirst(BESIDE_A_LABEL, ""));
    }

    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        Matcher message = MESSAGE.matcher(templates());
        while (message.find()) {
            String said = message.group(1);
            Matcher direct = KEY.matcher(said);
            if (direct.lookingAt()) {
                used.add(direct.group());
            }
            quotedKeys(said, used);
        }
        String java = text("java", ".java");
        quotedKeys(java, used);
        used.removeAll(ASKING.matcher(java).results().map(each -> each.group(1)).toList());
        return used;
    }

    /** Whatever is quoted and begins as the words of a package do. */
    private static void quotedKeys(String text, Set<String> keys) {
        QUOTED.matcher(text)
                .results()
                .map(each -> each.group(1))
                .filter(each -> KEY.matcher(each).matches() && isOfOurs(each))
                .forEach(keys::add);
    }

    private static boolean isOfOurs(String key) {
        String folder = key.substring(0, key.indexOf('.'));
        return LANGUAGES.getOrDefault("", Map.of()).containsKey(folder) && !key.endsWith(".html");
    }

    private static String templates() {
        return text("resources/templates", ".html");
    }

    private static String text(String folder, String ending) {
        try (Stream<Path> files = Files.walk(MAIN.resolve(folder))) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(ending)).toList()) {
                all.append(Files.readString(file)).append('\n');
            }
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
