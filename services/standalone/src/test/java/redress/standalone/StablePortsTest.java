package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StablePortsTest {

    @Test
    void areTheSameAtTheNextStart(@TempDir Path folder) {
        Path file = folder.resolve("ports");
        int kafka = new StablePorts(file).of("kafka");
        assertThat(new StablePorts(file).of("kafka")).isEqualTo(kafka);
    }

    @Test
    void areOthersWhereSomebodyHasTakenThem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ports");
        int kafka = new StablePorts(file).of("kafka");
        try (ServerSocket taken = new ServerSocket(kafka, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new StablePorts(file).of("kafka")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kafka=many", "kafka=70000", "kafka=-1", "kafka=\\u00"})
    void saysThatItsFileIsDamaged(String damage, @TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("ports"), damage);
        assertThatThrownBy(() -> new StablePorts(file).of("kafka"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file + " is damaged. Delete it");
    }
}
