package redress.platform.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class StoresHealthTest {

    private final AtomicReference<Optional<String>> refusal = new AtomicReference<>(Optional.empty());

    @Test
    void isDownWithTheReasonWhileAStoreRefuses() {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("one", (StoreCheck) refusal::get);
        StoresHealth health = new StoresHealth(beans.getBeanProvider(StoreCheck.class));

        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        refusal.set(Optional.of("DISK_FULL"));
        Health down = health.health();
        assertThat(down.getStatus()).isEqualTo(Status.DOWN);
        assertThat(down.getDetails().toString()).contains("DISK_FULL");
        refusal.set(Optional.empty());
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }
}
