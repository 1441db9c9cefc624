package redress.platform.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Forgets events that Kafka has forgotten before. Once an hour, a bounded number of rows each time; by real time, since that is what
 * Kafka's retention counts.
 */
final class InboxPurge implements SmartLifecycle {

    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(InboxPurge.class);
    private static final int MOST_STATEMENTS = 20;
    private static final int ROWS_OF_A_STATEMENT = 1000;
    private static final String DELETE = "delete from inbox where (consumer_group, event_id) in"
            + " (select consumer_group, event_id from inbox where taken_at < ? order by taken_at limit "
            + ROWS_OF_A_STATEMENT + ")";

    private final JdbcTemplate jdbc;
    private final Clock realTime;
    private @Nullable ScheduledExecutorService clockwork;

    InboxPurge(JdbcTemplate jdbc, Clock realTime) {
        this.jdbc = jdbc;
        this.realTime = realTime;
    }

    /** @return how many rows went */
    int purge() {
        int gone = 0;
        for (int statement = 0; statement < MOST_STATEMENTS; statement++) {
            int rows = jdbc.update(DELETE, realTime.instant().minus(KEPT).atOffset(ZoneOffset.UTC));
            gone += rows;
            if (rows < ROWS_OF_A_STATEMENT) {
                break;
            }
        }
        return gone;
    }

    @Override
    public void start() {
        clockwork = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "inbox-purge");
            thread.setDaemon(true);
            return thread;
        });
        clockwork.scheduleWithFixedDelay(
                () -> {
                    try {
                        purge();
                    } catch (RuntimeException e) {
                        LOG.warn("The inbox was not purged: {}", e.getClass().getName());
                    }
                },
                10,
                60,
                TimeUnit.MINUTES);
    }

    @Override
    public void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return clockwork != null && !clockwork.isShutdown();
    }
}
