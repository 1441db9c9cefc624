package redress.platform.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Status;

class ReadinessTest {

    private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

    @Test
    void goesOnAfterARoundThatFailed() {
        AtomicInteger rounds = new AtomicInteger();
        ScheduledExecutorService repeating = Repeating.every(Duration.ofMillis(1), "sample", () -> {
            if (rounds.incrementAndGet() == 1) {
                throw new IllegalStateException("sample");
            }
            if (rounds.get() == 2) {
                throw new AssertionError("sample");
            }
        });
        try {
            await("rounds after the two that failed")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> rounds.get() > 3);
        } finally {
            repeating.shutdownNow();
        }
    }

    @Test
    void isDownByACheckThatThrows() {
        beans.addBean("sound", (ReadinessCheck) Optional::empty);
        beans.addBean("broken", (ReadinessCheck) () -> {
            throw new IllegalStateException("sample");
        });
        Readiness readiness = readiness();

        assertThat(readiness.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Fault.Kind.CHECK);
            assertThat(fault.reason()).isEqualTo("IllegalStateException");
        });
        assertThat(readiness.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new ChecksHealth(beans.getBeanProvider(ReadinessCheck.class))
                        .health()
                        .getStatus())
                .isEqualTo(Status.DOWN);
    }

    @Test
    void isDownByAPartThatCannotSayHowItIs() {
        beans.addBean("broken", (Watched) before -> {
            throw new IllegalStateException("sample");
        });
        Readiness readiness = readiness();

        Fault first = readiness.faults().get(0);
        assertThat(first.reason()).isEqualTo("IllegalStateException");
        assertThat(readiness.faults()).as("since when it was first seen").containsExactly(first);
    }

    private Readiness readiness() {
        return new Readiness(
                beans.getBeanProvider(Watched.class),
                beans.getBeanProvider(ReadinessCheck.class),
                new ReadinessProperties(Duration.ofSeconds(30), Duration.ofSeconds(10)),
                Clock.systemUTC(),
                new SimpleMeterRegistry());
    }
}
