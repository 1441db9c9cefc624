package redress.testkit.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child process writes to an embedded store whose disk fails; it must end and say so, not answer nothing for ever. */
class EndsRatherThanLingersIT {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "documents, 70, The store",
        "relational, 70, The store",
        "kafka, 71, 'The event log, Kafka, has stopped'"
    })
    void saysInOneSentenceWhy(String kind, int code, String sentence) {
        try (ChildJvm child = ChildJvm.onASmallDisk(3, Writers.class, kind, folder.toString())) {
            child.await(line -> line.startsWith("redress: " + sentence), Duration.ofSeconds(120));
            assertThat(child.awaitEnd(Duration.ofSeconds(60))).isEqualTo(code);
            assertThat(child.lines().stream().filter(line -> line.startsWith("redress: ")))
                    .singleElement()
                    .asString()
                    .contains("Nothing that was acknowledged is lost");
        }
    }
}
