package redress.platform.readiness;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Work that is done again and again on a daemon thread of its own, in real time. */
final class Repeating {

    private Repeating() {}

    static ScheduledExecutorService every(Duration every, String name, Runnable work) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        executor.scheduleWithFixedDelay(work, 0, every.toMillis(), TimeUnit.MILLISECONDS);
        return executor;
    }
}
