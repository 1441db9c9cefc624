package redress.platform.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class ChecksHealthTest {

    private final AtomicReference<Optional<String>> reason = new AtomicReference<>(Optional.empty());

    @Test
    void isDownWithTheReasonWhileAStoreRefuses() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("one", (ReadinessCheck) reason::get);
        ChecksHealth health = new ChecksHealth(beans.getBeanProvider(ReadinessCheck.class));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        reason.set(Optional.of("DISK_FULL"));
        Health down = health.health();
        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails().toString()).contains("DISK_FULL");
        reason.set(Optional.empty());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
