package redress.messaging.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Forgets events that Kafka has forgotten before. Once an hour, a bounded number of rows each time, and again a minute later while
 * there are more; by real time, since that is what Kafka's retention counts.
 */
final class InboxPurge implements SmartLifecycle {

    static final Duration KEPT = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(InboxPurge.class);
    static final int MOST_AT_ONCE = 20_000;

    private static final int ROWS_OF_A_STEP = 1000;
    private static final String END_OF_STEP =
            "select taken_at from inbox where taken_at < ? order by taken_at limit 1 offset " + (ROWS_OF_A_STEP - 1);

    private final JdbcTemplate jdbc;
    private final Clock realTime;
    private @Nullable ScheduledExecutorService clockwork;

    InboxPurge(JdbcTemplate jdbc, Clock realTime) {
        this.jdbc = jdbc;
        this.realTime = realTime;
    }

    /** @return how many rows went */
    int purge() {
        OffsetDateTime forgotten = realTime.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        int gone = 0;
        for (int step = 0; step < MOST_AT_ONCE / ROWS_OF_A_STEP; step++) {
            List<OffsetDateTime> end = jdbc.queryForList(END_OF_STEP, OffsetDateTime.class, forgotten);
            if (end.isEmpty()) {
                return gone + jdbc.update("delete from inbox where taken_at < ?", forgotten);
            }
            gone += jdbc.update("delete from inbox where taken_at <= ?", end.get(0));
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
        again(10);
    }

    private void again(long minutes) {
        ScheduledExecutorService on = clockwork;
        if (on != null && !on.isShutdown()) {
            on.schedule(() -> again(purgeQuietly() < MOST_AT_ONCE ? 60 : 1), minutes, TimeUnit.MINUTES);
        }
    }

    private int purgeQuietly() {
        try {
            return purge();
        } catch (RuntimeException e) {
            LOG.warn("The inbox was not purged: {}", e.getClass().getName());
            return 0;
        }
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
