package redress.notification.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.events.codes.Stage;
import redress.notification.due.DueWords;
import redress.notification.due.SampleDue;
import redress.notification.routing.Recipient;
import redress.notification.templates.Filling;
import redress.notification.templates.NoticeText;
import redress.notification.templates.TemplateSamples;
import redress.notification.templates.Templates;
import redress.testkit.words.MadeUpLanguage;
import redress.testkit.words.WordFiles;

/** The words of mails: each is in order and used, and a second language needs only files. */
class MailWordsTest {

    private static final String ROOT = "redress/notification";
    private static final String REFERENCE = "CB-7K2M-Q4TX";
    private static final String COMPACT = "Thurrock Compact";
    private static final String LINK = "https://redress.example/cases/1";

    private final Map<String, Map<String, Map<String, String>>> languages = new WordFiles(ROOT).read();

    @Test
    void areInOrderInEachLanguage() {
        languages
                .getOrDefault("", Map.of())
                .forEach((folder, words) ->
                        assertThat(WordFiles.faults(folder, words)).isEmpty());
        languages.keySet().stream()
                .filter(each -> !each.isEmpty())
                .forEach(language -> assertThat(WordFiles.faults(all(""), all(language)))
                        .as(language)
                        .isEmpty());
        assertThat(all("")).hasSizeGreaterThan(100);
    }

    @Test
    void areAllUsed() throws IOException {
        String java = text(Path.of("src", "main", "java"));
        Set<String> quoted = Pattern.compile("\"([a-z][\\w.-]+)\"")
                .matcher(java)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toSet());
        Set<String> names = TemplateSamples.templates().names();
        String due = Files.readString(Path.of("src", "main", "resources", "notification", "due.yml"));
        assertThat(all("").keySet()).allSatisfy(key -> {
            String[] parts = key.split("\\.");
            assertThat(quoted.contains(key)
                            || names.contains(parts[1]) && key.matches(".*\\.(subject|says\\.\\d|next\\.\\d)")
                            || due.contains("- stage: " + parts[1] + "\n  to: [" + parts[2]))
                    .as(key)
                    .isTrue();
        });
    }

    @Test
    void areAllThatAMailSays(@TempDir Path folder) {
        List<MailWords> made = new ArrayList<>();
        MadeUpLanguage.speak(ROOT, folder, () -> made.add(new MailWords(MadeUpLanguage.TAG)));
        Templates templates = TemplateSamples.templates(made.get(0));
        DueWords due = SampleDue.words(made.get(0));
        for (String name : templates.names()) {
            for (Stage stage : Stage.values()) {
                Filling filling = new Filling(
                        REFERENCE,
                        COMPACT,
                        LocalDate.of(2026, 3, 31),
                        true,
                        Instant.EPOCH,
                        Stream.of(Recipient.values())
                                .flatMap(to -> due.of(stage, to, false).stream())
                                .map(each -> templates.naming(each, LocalDate.of(2026, 3, 31)))
                                .toList(),
                        List.of(templates.under(COMPACT)));
                NoticeText text = templates.write(name, filling, templates.way(true), LINK);
                assertThat(text.subject()).contains("⟦");
                assertThat(left(MadeUpLanguage.outside(text.subject())))
                        .as(name)
                        .isEmpty();
                assertThat(left(MadeUpLanguage.outside(text.plain()))).as(name).isEmpty();
                assertThat(left(MadeUpLanguage.outsideOfPage(text.html())))
                        .as(name)
                        .isEmpty();
            }
        }
        NoticeText bare = templates.write(
                "daily-deadlines", Filling.of(null, null, null, Instant.EPOCH), templates.way(false), LINK);
        assertThat(left(MadeUpLanguage.outside(bare.plain()))).isEmpty();
        assertThat(left(MadeUpLanguage.outside(templates.subjectOfUnknown(REFERENCE))))
                .isEmpty();
        assertThat(left(MadeUpLanguage.outside(templates.subjectOfUnknown(null))))
                .isEmpty();
    }

    @Test
    void areEnglishWhereALanguageHasNoFiles() {
        assertThat(new MailWords("cy").say("templates.layout.next")).isEqualTo("What to do next");
        assertThat(new MailWords("cy").language()).isEqualTo(new MailWords("en-GB").language());
    }

    private static List<String> left(List<String> outside) {
        return outside.stream()
                .map(each -> each.replace(REFERENCE, "").replace(COMPACT, "").replace(LINK, ""))
                .filter(each -> each.chars().anyMatch(Character::isLetter))
                .toList();
    }

    private Map<String, String> all(String language) {
        Map<String, String> all = new TreeMap<>();
        languages.getOrDefault(language, Map.of()).values().forEach(all::putAll);
        return all;
    }

    private static String text(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            StringBuilder all = new StringBuilder();
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }
}
