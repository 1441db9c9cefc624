package redress.standalone.demo;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again until something is so, for at most twenty seconds: what events bring about takes a moment. */
final class Patiently {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(20);
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private Patiently() {}

    static <T> T until(String what, Supplier<T> look, Predicate<T> good) {
        long end = System.nanoTime() + LIMIT;
        T seen = look.get();
        while (!good.test(seen)) {
            if (System.nanoTime() > end) {
                throw new DemoFailed("waited in vain until " + what);
            }
            LockSupport.parkNanos(PAUSE);
            seen = look.get();
        }
        return seen;
    }
}
