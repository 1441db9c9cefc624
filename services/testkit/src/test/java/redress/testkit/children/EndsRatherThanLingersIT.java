package redress.testkit.children;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A child process writes to an embedded store whose disk fails; it must end and say so, not answer nothing for ever. */
class EndsRatherThanLingersIT {

    @TempDir
    private Path folder;

    /** One thread takes all memory, as a request or a listener may; without the option the process would live on. */
    static final class TakesAllMemory {
        public static void main(String[] arguments) throws InterruptedException {
            new Thread(() -> {
                        List<byte[]> all = new ArrayList<>();
                        while (all.size() < Integer.MAX_VALUE) {
                            all.add(new byte[1 << 20]);
                        }
                    })
                    .start();
            Thread.currentThread().join();
        }
    }

    @Test
    void endsWhenAnyThreadHasNoMemoryLeft() {
        List<String> options = List.of("@../../infra/bin/java.options", "-Xmx32m");
        try (ChildJvm child = ChildJvm.withOptions(options, TakesAllMemory.class)) {
            assertThat(child.awaitEnd(Duration.ofSeconds(120))).isEqualTo(3);
        }
    }

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
