package redress.triage.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StrayJobsTest {

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
    private static final Instant SOON = NOW.plusSeconds(60);
    private static final Instant NEXT_YEAR = NOW.plus(Duration.ofDays(365));
    private static final String URL = "jdbc:h2:mem:stray-jobs;DB_CLOSE_DELAY=-1";

    private final ProcessEngine engine = engine();
    private final JdbcTemplate jdbc = new JdbcTemplate(new DriverManagerDataSource(URL, "sa", ""));
    private final StrayJobs stray = new StrayJobs(jdbc, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        engine.close();
        jdbc.execute("shutdown");
    }

    @Test
    void setsFreeWhatNoClockThatIsRightHasLocked() {
        job("timer", null);
        job("locked", SOON);
        job("stray lock", NEXT_YEAR);
        stray.free();
        assertThat(jdbc.queryForList("select ID_ from ACT_RU_JOB where LOCK_OWNER_ is not null", String.class))
                .containsExactly("locked");
    }

    private void job(String id, @Nullable Instant lockedUntil) {
        jdbc.update(
                "insert into ACT_RU_JOB (ID_, REV_, TYPE_, RETRIES_, DUEDATE_, LOCK_EXP_TIME_, LOCK_OWNER_)"
                        + " values (?, 1, 'timer', 3, ?, ?, ?)",
                id,
                Timestamp.from(SOON),
                lockedUntil == null ? null : Timestamp.from(lockedUntil),
                lockedUntil == null ? null : "somebody");
    }

    private static ProcessEngine engine() {
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setJdbcUrl(URL);
        configuration.setProcessEngineName("stray-jobs");
        configuration.setJobExecutorActivate(false);
        return configuration.buildProcessEngine();
    }
}
