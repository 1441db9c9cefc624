package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.events.codes.Stage;
import redress.testkit.backends.Backends;
import redress.testkit.backends.Backends.Part;
import redress.triage.cases.WorkLists.Scope;

/** How PostgreSQL carries out the query of a work list. Needs one, so it is part of the runs that have one. */
@Tag("postgresql")
class WorkListPlansIT {

    private static final int COMPACTS = 165;
    private static final int CASES = 50_000;
    private static final JdbcTemplate JDBC = new JdbcTemplate(database());
    private static final Scope NATIONAL = new Scope(
            IntStream.range(0, COMPACTS).mapToObj(i -> "compact-" + i).collect(Collectors.toSet()),
            Map.of("compact-7", Set.of("body-1")),
            Set.of("body-2"),
            "sample-national-officer",
            false);

    private static DataSource database() {
        Map<String, Object> settings = Backends.shared().settings("work-lists", Set.of(Part.RELATIONAL));
        return new DriverManagerDataSource(
                String.valueOf(settings.get("spring.datasource.url")),
                String.valueOf(settings.get("spring.datasource.username")),
                String.valueOf(settings.get("spring.datasource.password")));
    }

    @BeforeAll
    static void fill() {
        Flyway.configure()
                .dataSource(database())
                .locations("classpath:db/triage")
                .load()
                .migrate();
        JDBC.update(
                "insert into cases (case_id, report_id, reference_key, reference, compact_id, body_id, body_key, stage, closed, since,"
                        + " due_at, urgency, version, document, owner_id)"
                        + " select '00000000-0000-0000-0000-' || lpad(i::text, 12, '0'), 'report-' || i, 'CB' || lpad(i::text, 6, '0'),"
                        + " 'CB-' || lpad(i::text, 6, '0'), 'compact-' || i % ?, 'body-' || i % 4,"
                        + " case i % 4 when 1 then null else 'body-' || i % 4 end,"
                        + " case i % 4 when 0 then 'CLOSED' when 1 then 'TRIAGE' else 'REPLY' end, i % 4 = 0, now(),"
                        + " now() + i * interval '1 minute', 'NORMAL', 1, '', case i % 50 when 1 then 'sample-national-officer' end"
                        + " from generate_series(1, ?) i",
                COMPACTS, CASES);
        JDBC.execute("analyze cases");
    }

    @ParameterizedTest
    @CsvSource({
        ", , false",
        "CLOSED, , false",
        "REPLY, , false",
        ", CB, false",
        ", , true",
        "CLOSED, , true",
        "TRIAGE, , true",
        ", CB, true"
    })
    void doesNotReadAllCasesForThoseOfEveryCompact(@Nullable Stage stage, @Nullable String q, boolean mine) {
        Scope scope =
                new Scope(NATIONAL.compactIds(), NATIONAL.elsewhere(), NATIONAL.bodyIds(), NATIONAL.personId(), mine);
        WorkList first = new WorkLists(JDBC, Clock.systemUTC()).find(scope, stage, q, 50, null);
        for (String after : first.next() == null ? new String[] {null} : new String[] {null, first.next()}) {
            WorkListQuery query = WorkListQuery.of(scope, stage, q, 51, after);
            List<String> plan = JDBC.queryForList(
                    "explain " + query.sql(), String.class, query.values().toArray());
            assertThat(plan)
                    .as("from behind %s", after)
                    .anyMatch(line -> line.contains("Index"))
                    .noneMatch(line -> line.contains("Seq Scan on cases"));
        }
    }
}
