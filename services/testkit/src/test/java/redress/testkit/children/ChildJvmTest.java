package redress.testkit.children;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChildJvmTest {

    static final class Speaks {
        public static void main(String[] arguments) throws Exception {
            System.out.println("hello " + arguments[0]);
            if (arguments[0].equals("stays")) {
                System.in.read();
            }
        }
    }

    @Test
    void hearsAndKills() {
        try (ChildJvm child = ChildJvm.start(Speaks.class, "stays")) {
            assertThat(child.await(line -> line.startsWith("hello"), Duration.ofSeconds(20)))
                    .isEqualTo("hello stays");
            child.kill();
            assertThat(child.lines()).contains("hello stays");
        }
    }

    @Test
    void saysThatTheChildEnded() {
        try (ChildJvm child = ChildJvm.start(Speaks.class, "goes")) {
            assertThatThrownBy(() -> child.await(line -> line.equals("never"), Duration.ofSeconds(20)))
                    .hasMessageContaining("ended before");
        }
    }
}
