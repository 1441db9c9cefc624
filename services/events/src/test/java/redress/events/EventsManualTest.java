package redress.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} says what the code says; {@code -Dredress.docs.update=true} writes it anew. */
class EventsManualTest {

    private static final Path MANUAL = Path.of("../../docs/events.md");

    @Test
    void isUpToDate() throws IOException {
        String generated = new EventsManual(Path.of("src/main/java/redress/events/codes")).text();
        if (Boolean.getBoolean("redress.docs.update")) {
            Files.createDirectories(MANUAL.getParent());
            Files.writeString(MANUAL, generated, StandardCharsets.UTF_8);
        }

        assertThat(Files.readString(MANUAL, StandardCharsets.UTF_8))
                .as("docs/events.md is stale: run mvn test -pl services/events -Dredress.docs.update=true")
                .isEqualTo(generated);
    }
}
