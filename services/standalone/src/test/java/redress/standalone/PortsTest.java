package redress.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @Test
    void areTheSameAtTheNextStart(@TempDir Path folder) {
        Path file = folder.resolve("ports");
        int kafka = new Ports(file).of("kafka");
        assertThat(new Ports(file).of("kafka")).isEqualTo(kafka);
    }

    @Test
    void areOthersWhereSomebodyHasTakenThem(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("ports");
        int kafka = new Ports(file).of("kafka");
        try (ServerSocket taken = new ServerSocket(kafka, 1, InetAddress.getLoopbackAddress())) {
            assertThat(new Ports(file).of("kafka")).isNotEqualTo(taken.getLocalPort());
        }
    }
}
