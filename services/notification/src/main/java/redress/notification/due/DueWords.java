package redress.notification.due;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import redress.events.codes.Stage;
import redress.notification.routing.Recipient;

/** What mails say of the open step of a case, as {@code notification/due.yml} has it for each stage and recipient. */
@Component
public final class DueWords {

    private static final Set<String> MEMBERS = Set.of("stage", "to", "by", "otherwise");

    private final List<Row> rows;

    private record Row(
            Stage stage,
            Set<Recipient> to,
            String by,
            @Nullable String otherwise) {}

    DueWords() {
        try (InputStream in = new ClassPathResource("notification/due.yml").getInputStream()) {
            List<?> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            rows = file.stream().map(row -> row((Map<?, ?>) row)).toList();
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
                if (row.otherwise() != null) {
                    sentences.add(row.otherwise());
                }
            }
        }
        return sentences;
    }

    private static Row row(Map<?, ?> row) {
        if (!MEMBERS.containsAll(row.keySet())) {
            throw new IllegalArgumentException("due.yml: a row has one of " + row.keySet() + " too many");
        }
        return new Row(
                Stage.valueOf(String.valueOf(row.get("stage"))),
                ((List<?>) Objects.requireNonNull(row.get("to")))
                        .stream()
                                .map(to -> Recipient.valueOf(String.valueOf(to)))
                                .collect(Collectors.toSet()),
                String.valueOf(row.get("by")),
                row.get("otherwise") instanceof String otherwise ? otherwise : null);
    }
}
