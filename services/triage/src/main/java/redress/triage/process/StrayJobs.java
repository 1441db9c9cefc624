package redress.triage.process;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sets jobs free that a clock, ahead for a moment, has locked or put off until a day far away: further than any lock lasts or any try
 * after a failure waits.
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
        Instant now = clock.instant();
        Timestamp far = Timestamp.from(now.plus(LONGEST));
        int locked = jdbc.update(
                "update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null, REV_ = REV_ + 1 where LOCK_EXP_TIME_ > ?",
                far);
        int putOff = jdbc.update(
                "update ACT_RU_JOB set DUEDATE_ = ?, REV_ = REV_ + 1 where EXCEPTION_STACK_ID_ is not null and RETRIES_ > 0"
                        + " and DUEDATE_ > ?",
                Timestamp.from(now),
                far);
        if (locked + putOff > 0) {
            LOG.warn(
                    "{} locked and {} failed reminders or deadlines would have waited for a wrong clock",
                    locked,
                    putOff);
        }
    }
}
