package redress.platform.readiness;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done again and again on a daemon thread of its own, in real time. A round that fails does not end it. */
final class Repeating {

    private static final Logger LOG = LoggerFactory.getLogger(Repeating.class);

    private Repeating() {}

    static ScheduledExecutorService every(Duration every, String name, Runnable work) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(() -> round(name, work), 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return executor;
    }

    /** The executor would forget work that throws, without a word. */
    private static void round(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "{} goes on after a round that failed: {}",
                    name,
                    e.getClass().getName());
        }
    }
}
