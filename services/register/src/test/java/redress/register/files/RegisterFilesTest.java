package redress.register.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisterFilesTest {

    private final RegisterFiles files = new RegisterFiles();

    record Sample(int edition, LocalDate day, List<String> words) {}

    record Narrow(int edition) {}

    @Test
    void readsDaysAsDaysAndKeepsUnicode() {
        assertThat(files.read("sample.yaml", Sample.class))
                .isEqualTo(new Sample(3, LocalDate.of(2026, 3, 29), List.of("£", "né")));
    }

    @Test
    void refusesFieldsThatTheCodeDoesNotKnow() {
        assertThatThrownBy(() -> files.read("sample.yaml", Narrow.class)).hasMessageContaining("day");
    }

    @Test
    void refusesTheSameFieldTwice() {
        assertThatThrownBy(() -> files.read("twice.yaml", Narrow.class)).hasMessageContaining("edition");
    }

    @Test
    void namesAFileThatIsMissing() {
        assertThatThrownBy(() -> files.read("none.yaml", Narrow.class)).hasMessageContaining("none.yaml");
    }
}
