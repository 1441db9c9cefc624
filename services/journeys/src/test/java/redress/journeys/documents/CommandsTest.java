package redress.journeys.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redress.journeys.documents.CommandTable.Entry;

/** Each command that a document shows works, or it is said why nothing tries it. */
class CommandsTest {

    private static final CommandTable TABLE = CommandTable.read();
    private static final List<ShownCommand> SHOWN = ShownCommand.all(TABLE.commands());

    @Test
    void eachIsInTheTableAndNoOther() {
        Set<String> known = new HashSet<>(TABLE.commands());
        assertThat(SHOWN)
                .as("commands that documents show: say in commands.yml what runs them, or why nothing does")
                .isNotEmpty()
                .filteredOn(each -> !known.contains(each.text()))
                .isEmpty();
        assertThat(TABLE.commands())
                .as("commands.yml: each is shown by some document, and there once")
                .doesNotHaveDuplicates()
                .isSubsetOf(SHOWN.stream().map(ShownCommand::text).toList());
        assertThat(TABLE.leftOut()).as("why not").allMatch(each -> !each.why().isBlank());
    }

    @ParameterizedTest
    @MethodSource("redress.journeys.documents.Documents#all")
    void blocksSayOfWhichLanguageTheyAre(Path document) {
        assertThat(ShownCommand.languages(document)).isSubsetOf("bash", "json", "text", "yaml");
        assertThat(ShownCommand.hasIndentedCode(document))
                .as("code without a fence")
                .isFalse();
    }

    @Test
    void scriptsDoWhatIsAskedOfThem(@TempDir Path folder) throws Exception {
        Scripts scripts = new Scripts(folder);
        for (Entry each : TABLE.scripts()) {
            Scripts.Run run = scripts.run(each.command());
            assertThat(run.said()).as(each.command()).containsPattern(each.says());
            assertThat(missing(each.asks(), run.asked()))
                    .as("what %s has to call, and did not in this order: %s", each.command(), run.asked())
                    .isEmpty();
        }
    }

    /** Of what has to be called, what was not, each after the one before. */
    private static List<String> missing(List<String> asks, List<String> asked) {
        Deque<String> calls = new ArrayDeque<>(asked);
        List<String> missing = new ArrayList<>();
        for (String each : asks) {
            Pattern call = Pattern.compile(
                    Stream.of(each.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
            while (!calls.isEmpty() && !call.matcher(calls.peek()).matches()) {
                calls.remove();
            }
            if (calls.poll() == null) {
                missing.add(each);
            }
        }
        return missing;
    }

    /** What runs a command names it; more is not known of it here. */
    @Test
    void whatRunsOneNamesIt() throws IOException {
        for (Entry each : TABLE.elsewhere()) {
            Path file = Mentions.SOURCES.stream()
                    .filter(source -> source.endsWith(each.by() + ".java"))
                    .findAny()
                    .orElse(Documents.ROOT.resolve(each.by()));
            assertThat(Files.readString(file))
                    .as(each.by())
                    .contains(each.command().split(" ")[0]);
        }
    }

    @Test
    void everyScriptOfPeopleExplainsItself() throws Exception {
        assertThat(Mentions.scripts()).isNotEmpty();
        for (String script : Mentions.scripts()) {
            assertThat(Mentions.help(script)).as(script).contains(script);
        }
    }

    static Stream<ShownCommand> shown() {
        return SHOWN.stream();
    }

    @ParameterizedTest
    @MethodSource("shown")
    void namesOnlyWhatIsThere(ShownCommand command) throws Exception {
        assertThat(Mentions.missing(command.text())).as(command.document()).isEmpty();
    }
}
