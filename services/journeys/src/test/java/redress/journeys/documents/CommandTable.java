package redress.journeys.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What becomes in the tests of each command that a document shows: {@code commands.yml}, which says what its parts mean. */
record CommandTable(List<Entry> system, List<Entry> scripts, List<Entry> elsewhere, List<Entry> leftOut) {

    private static final String FILE = "commands.yml";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * @param says what is found in what it prints, as a regular expression
     * @param asks which other programs it calls, in their order; {@code …} stands for anything
     */
    record Entry(String command, String says, List<String> asks, String by, String why) {
        Entry(
                String command,
                @Nullable String says,
                @Nullable List<String> asks,
                @Nullable String by,
                @Nullable String why) {
            this.command = command;
            this.says = Objects.requireNonNullElse(says, "");
            this.asks = Objects.requireNonNullElse(asks, List.of());
            this.by = Objects.requireNonNullElse(by, "");
            this.why = Objects.requireNonNullElse(why, "");
        }
    }

    static CommandTable read() {
        try (InputStream file = Objects.requireNonNull(CommandTable.class.getResourceAsStream(FILE), FILE)) {
            Object content = new Yaml().load(file);
            return MAPPER.convertValue(content, CommandTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> commands() {
        return Stream.of(system, scripts, elsewhere, leftOut)
                .flatMap(List::stream)
                .map(Entry::command)
                .toList();
    }
}
