package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.embedded.database.EngineDatabase;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;

/** What lists show of reports, filled in for cases of every format that was stored before. */
class FillListedReportsTest {

    private static final DriverManagerDataSource DATABASE =
            new DriverManagerDataSource(EngineDatabase.inMemory("fill-listed-reports"), "sa", "");
    private static final JdbcTemplate JDBC = new JdbcTemplate(DATABASE);
    private static final OffsetDateTime AT = OffsetDateTime.of(2026, 11, 23, 12, 0, 0, 0, ZoneOffset.UTC);

    private static FluentConfiguration tables;

    @BeforeAll
    static void migrate() throws IOException {
        tables = Flyway.configure().dataSource(DATABASE).locations("classpath:db/triage");
        tables.target("8").load().migrate();
        for (String name : new String[] {"panel-without-a-reply", "reply-with-a-moved-deadline"}) {
            store(name, 1, Files.readAllBytes(Path.of("src/test/resources/stored/case-1-more", name + ".json")));
        }
        store("newer", CaseJson.FORMAT + 1, "of a later version".getBytes(StandardCharsets.UTF_8));
        IntStream.range(0, 1_001).forEach(i -> store("without-report-" + i, 2, new byte[0]));
        Case shared = SampleCases.at(Stage.REPLY);
        store("shared", 2, CaseJson.write(shared));
        report("shared", shared.report());
        Case veiled = SampleCases.opened(IdentityMode.CONFIDENTIAL, true, Urgency.NORMAL);
        store("veiled", 2, CaseJson.write(veiled));
        report("veiled", veiled.report());
        tables.target("9").javaMigrations(new FillListedReports()).load().migrate();
    }

    private static void store(String id, int format, byte[] document) {
        JDBC.update(
                "insert into cases (case_id, report_id, reference_key, reference, compact_id, body_id, stage, closed, since, due_at,"
                        + " urgency, version, format, document) values (?1, ?1, right(?1, 20), 'CB', 'thurrock', 'b', 'REPLY', false, ?2, ?2,"
                        + " 'NORMAL', 1, ?3, ?4)",
                id,
                AT,
                format,
                document);
    }

    private static void report(String id, CaseReport report) {
        JDBC.update(
                "insert into case_reports (report_id, case_id, n, format, document) values (?, ?, 1, 1, ?)",
                report.reportId(),
                id,
                CaseJson.write(report));
    }

    private static Map<String, Object> row(String id) {
        return JDBC.queryForMap("select categories, identity_mode, report_for_body from cases where case_id = ?", id);
    }

    @Test
    void fillsInWhatTheReportSays() {
        assertThat(row("shared"))
                .containsEntry("CATEGORIES", ",CONSULT_NONE,IMPACT_NOT_ASSESSED,")
                .containsEntry("IDENTITY_MODE", "NAMED")
                .containsEntry("REPORT_FOR_BODY", true);
        assertThat(row("veiled"))
                .containsEntry("IDENTITY_MODE", "CONFIDENTIAL")
                .containsEntry("REPORT_FOR_BODY", false);
    }

    @Test
    void fillsInWhatTheFirstFormatHeldInOneDocument() {
        assertThat(row("panel-without-a-reply"))
                .containsEntry("CATEGORIES", ",CONSULT_NONE,IMPACT_NOT_ASSESSED,")
                .containsEntry("REPORT_FOR_BODY", true);
        assertThat(row("reply-with-a-moved-deadline")).containsEntry("REPORT_FOR_BODY", false);
    }

    @Test
    void fillsInLaterWhatAnEarlierInstanceHasOpenedMeanwhile() {
        Case late = SampleCases.at(Stage.REPLY);
        store("late", 2, CaseJson.write(late));
        report("late", late.report());
        FillListedReports.Later later = new FillListedReports.Later(DATABASE, tables.load());
        migratedAt(AT.minusYears(3));
        later.fill();
        assertThat(row("late")).as("years after the release").containsEntry("IDENTITY_MODE", null);
        migratedAt(OffsetDateTime.now(ZoneOffset.UTC).minusDays(6));
        later.fill();
        assertThat(row("late")).containsEntry("IDENTITY_MODE", "NAMED").containsEntry("REPORT_FOR_BODY", true);
    }

    private static void migratedAt(OffsetDateTime moment) {
        assertThat(JDBC.update(
                        "update \"flyway_schema_history\" set \"installed_on\" = ? where \"version\" = '9'",
                        Timestamp.from(moment.toInstant())))
                .isEqualTo(1);
    }

    /** Others that work with the same table wait for one page, not for all. */
    @Test
    void keepsNoLockForLongerThanAPage() {
        AtomicInteger commits = new AtomicInteger();
        DataSource counting = new DelegatingDataSource(DATABASE) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                return (Connection) Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            if (method.getName().equals("commit")) {
                                commits.incrementAndGet();
                            }
                            return method.invoke(connection, arguments);
                        });
            }
        };
        FillListedReports.fill(counting);
        assertThat(commits).as("1,001 cases without a report, 500 at a time").hasValueGreaterThanOrEqualTo(3);
        assertThat(new FillListedReports().canExecuteInTransaction()).isFalse();
    }

    /** An earlier triage may be at work: it must not be locked out while an index is built. */
    @Test
    void isBetweenMigrationsThatLockForAMomentOrBuildIndexesButNotBoth() throws IOException {
        Resource[] migrations = new PathMatchingResourcePatternResolver().getResources("classpath:db/triage/V*.sql");
        assertThat(migrations).hasSizeGreaterThan(9);
        for (Resource each : migrations) {
            String name = String.valueOf(each.getFilename());
            if (Integer.parseInt(name.substring(1, name.indexOf('_'))) >= 8) {
                String sql = each.getContentAsString(StandardCharsets.UTF_8);
                assertThat(sql.contains("create index") && (sql.contains("alter table") || sql.contains("drop index")))
                        .as(name)
                        .isFalse();
            }
        }
    }

    @Test
    void leavesAloneWhatANewerVersionHasStored() {
        assertThat(row("newer")).containsEntry("CATEGORIES", null).containsEntry("REPORT_FOR_BODY", false);
    }
}
