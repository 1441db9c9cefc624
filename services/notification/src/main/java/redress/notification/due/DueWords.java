package redress.notification.due;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import redress.events.codes.Stage;
import redress.notification.routing.Recipient;
import redress.notification.words.MailWords;

/** What mails say of the open step of a case, for each stage and those whom it concerns as {@code notification/due.yml} has it. */
@Component
public final class DueWords {

    private static final Set<String> MEMBERS = Set.of("stage", "to");

    private final List<Row> rows;

    private record Row(Stage stage, Set<Recipient> to, String by, String otherwise) {}

    DueWords(MailWords words) {
        try (InputStream in = new ClassPathResource("notification/due.yml").getInputStream()) {
            List<?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            rows = file.stream().map(row -> row((Map<?, ?>) row, words)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sentences with the place {@code {dueOn}} still open; none where the step does not concern the recipient.
     *
     * @param named whether the mail names the day itself
     */
    public List<String> of(Stage stage, Recipient recipient, boolean named) {
        List<String> sentences = new ArrayList<>();
        for (Row row : rows) {
            if (row.stage() == stage && row.to().contains(recipient)) {
                if (!named) {
                    sentences.add(row.by());
                }
                sentences.add(row.otherwise());
            }
        }
        return sentences;
    }

    private static Row row(Map<?, ?> row, MailWords words) {
        if (!MEMBERS.containsAll(row.keySet())) {
            throw new IllegalArgumentException("due.yml: a row has one of " + row.keySet() + " too many");
        }
        Stage stage = Stage.valueOf(String.valueOf(row.get("stage")));
        List<Recipient> to = ((List<?>) Objects.requireNonNull(row.get("to")))
                .stream().map(each -> Recipient.valueOf(String.valueOf(each))).toList();
        String key = "due." + stage + "." + to.get(0);
        return new Row(stage, Set.copyOf(to), words.say(key + ".by"), words.say(key + ".otherwise"));
    }
}
