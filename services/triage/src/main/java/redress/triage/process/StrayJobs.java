package redress.triage.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sets jobs free that a clock, ahead for a moment, has locked until a day far away, further than any lock lasts. What it has put off
 * {@link JobRevival} tries again.
 */
@Component
class StrayJobs {

    private static final Logger LOG = LoggerFactory.getLogger(StrayJobs.class);
    private static final Duration LONGEST = Duration.ofHours(3);

    private final JdbcTemplate jdbc;
    private final Clock clock;

    StrayJobs(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void free() {
        int locked = jdbc.update(
                "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null, REV_ = REV_ + 1 where LOCK_EXP_TIME_ > ?",
                Timestamp.from(clock.instant().plus(LONGEST)));
        if (locked > 0) {
            LOG.warn("{} reminders or deadlines were locked by a wrong clock", locked);
        }
    }
}
