package redress.standalone.demo;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import redress.client.Patience;

/** Looks again until something is so, for at most twenty seconds: what events bring about takes a moment. */
final class Patiently {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private Patiently() {}

    static <T> T until(String what, Supplier<T> look, Predicate<T> good) {
        Patience patience = new Patience(LIMIT);
        T seen = look.get();
        while (!good.test(seen)) {
            if (patience.isOver()) {
                throw new DemoFailed("waited in vain until " + what);
            }
            patience.spend(() -> LockSupport.parkNanos(PAUSE));
            seen = look.get();
        }
        return seen;
    }
}
