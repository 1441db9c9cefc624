package redress.triage.cases;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fills in what lists show of a report, for cases that versions before there was such a thing have stored. A page at a time, so that no
 * earlier instance waits for long; what is filled in already is passed over.
 */
public final class FillListedReports implements JavaMigration {

    private static final Logger LOG = LoggerFactory.getLogger(FillListedReports.class);
    private static final MigrationVersion VERSION = MigrationVersion.fromVersion("9");

    /** By real time; an instance of the version before does not run for longer beside this one. */
    private static final Duration RELEASE = Duration.ofDays(7);

    private static final int PAGE = 500;
    private static final String CASES = "select case_id, format, document from cases where case_id > ? and format <= ?"
            + " and identity_mode is null order by case_id limit " + PAGE;
    private static final String FILL =
            "update cases set categories = ?, identity_mode = ?, report_for_body = ? where case_id = ? and identity_mode is null";

    private record Row(String caseId, int format, byte[] document) {}

    private record Listed(String caseId, ListedReport report) {}

    @Override
    public MigrationVersion getVersion() {
        return VERSION;
    }

    @Override
    public String getDescription() {
        return "fill listed reports";
    }

    @Override
    public @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    public boolean canExecuteInTransaction() {
        return false;
    }

    /** A migration that failed outside of a transaction would have to be repaired by hand; what is left is filled in later. */
    @Override
    public void migrate(Context context) {
        try {
            fill(new SingleConnectionDataSource(context.getConnection(), true));
        } catch (RuntimeException e) {
            LOG.warn(
                    "Lists do not show all of earlier cases yet: {}",
                    e.getClass().getName());
        }
    }

    /** Cases that an earlier instance has opened while a release went out: filled in when that has gone. */
    @Component
    static class Later {

        private final DataSource source;
        private final Flyway tables;

        Later(DataSource source, Flyway tables) {
            this.source = source;
            this.tables = tables;
        }

        /** Once after each start in the days of a release; it looks at every case, so it must come to an end. */
        @Scheduled(initialDelay = 10, timeUnit = TimeUnit.MINUTES)
        void fill() {
            if (isNew()) {
                FillListedReports.fill(source);
            }
        }

        private boolean isNew() {
            Instant earliest = Instant.now(Clock.systemUTC()).minus(RELEASE);
            return Arrays.stream(tables.info().applied())
                    .filter(each -> VERSION.equals(each.getVersion()))
                    .anyMatch(each -> each.getInstalledOn().toInstant().isAfter(earliest));
        }
    }

    static void fill(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(source));
        String after = "";
        List<Row> page;
        do {
            String from = after;
            page = Objects.requireNonNull(transaction.execute(status -> fill(jdbc, from)));
            after = page.isEmpty() ? "" : page.get(page.size() - 1).caseId();
        } while (page.size() == PAGE);
    }

    private static List<Row> fill(JdbcTemplate jdbc, String after) {
        List<Row> page = jdbc.query(
                CASES, (row, n) -> new Row(row.getString(1), row.getInt(2), row.getBytes(3)), after, CaseJson.FORMAT);
        List<Listed> listed = listed(jdbc, page);
        jdbc.batchUpdate(FILL, listed, PAGE, (update, each) -> {
            update.setString(1, each.report().categories());
            update.setString(2, each.report().identityMode().name());
            update.setBoolean(3, each.report().forBody());
            update.setString(4, each.caseId());
        });
        return page;
    }

    private static List<Listed> listed(JdbcTemplate jdbc, List<Row> page) {
        Map<String, List<CaseReport>> reports = reports(
                jdbc,
                page.stream().filter(each -> each.format() > 1).map(Row::caseId).toList());
        List<Listed> listed = new ArrayList<>();
        for (Row each : page) {
            List<CaseReport> its = each.format() == 1
                    ? FirstFormat.read(each.document()).reports()
                    : reports.getOrDefault(each.caseId(), List.of());
            if (!its.isEmpty()) {
                listed.add(new Listed(each.caseId(), ListedReport.of(its)));
            }
        }
        return listed;
    }

    private static Map<String, List<CaseReport>> reports(JdbcTemplate jdbc, List<String> caseIds) {
        Map<String, List<CaseReport>> reports = new HashMap<>();
        if (!caseIds.isEmpty()) {
            List<Object> asked = new ArrayList<>(caseIds);
            asked.add(CaseJson.REPORT_FORMAT);
            jdbc.query(
                    "select case_id, report_id, format, document from case_reports where case_id in ("
                            + String.join(", ", Collections.nCopies(caseIds.size(), "?"))
                            + ") and format <= ? order by case_id, n",
                    row -> {
                        reports.computeIfAbsent(row.getString(1), caseId -> new ArrayList<>())
                                .add(CaseJson.report(row.getString(2), row.getInt(3), row.getBytes(4)));
                    },
                    asked.toArray());
        }
        return reports;
    }
}
