package redress.triage.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.triage.worklist.SampleLists.asked;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How PostgreSQL carries out the query of a work list. Needs one, so it is part of the runs that have one. */
@Tag("postgresql")
class WorkListPlansIT {

    private static final int COMPACTS = 165;
    private static final int CASES = 50_000;
    private static final JsonMapper JSON = new JsonMapper();
    private static final JdbcTemplate JDBC = new JdbcTemplate(database());
    private static final Scope NATIONAL = new Scope(
            IntStream.range(0, COMPACTS).mapToObj(i -> "compact-" + i).collect(Collectors.toSet()),
            Map.of("compact-7", Set.of("body-1")),
            Set.of("body-2"),
            "sample-national-officer");
    private static final Scope OFFICER = new Scope(Set.of("compact-8"), Map.of(), Set.of(), "sample-officer");
    private static final Scope BODY = new Scope(Set.of(), Map.of(), Set.of("body-2"), "sample-contact");
    private static final Map<String, Scope> SCOPES = Map.of("national", NATIONAL, "officer", OFFICER, "body", BODY);

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
                        + " due_at, urgency, categories, version, document, owner_id)"
                        + " select '00000000-0000-0000-0000-' || lpad(i::text, 12, '0'), 'report-' || i, 'CB' || lpad(i::text, 6, '0'),"
                        + " 'CB-' || lpad(i::text, 6, '0'), 'compact-' || i % ?, 'body-' || i % 4,"
                        + " case i % 4 when 1 then null else 'body-' || i % 4 end,"
                        + " case i % 4 when 0 then 'CLOSED' when 1 then 'TRIAGE' else 'REPLY' end, i % 4 = 0, now(),"
                        + " now() + (i - ? / 2) * interval '1 minute', case i % 5 when 2 then 'URGENT' else 'NORMAL' end,"
                        + " case i % 3 when 0 then ',FUND_NOTICE,' else ',OTHER,' end, 1, '',"
                        + " case i % 50 when 1 then 'sample-national-officer' end"
                        + " from generate_series(1, ?) i",
                COMPACTS, CASES, CASES);
        JDBC.execute("analyze cases");
    }

    @ParameterizedTest
    @CsvSource({
        "national, , , all, 'about_body of_body work_list'",
        "national, CLOSED, , all, 'about_body by_stage of_body_by_stage'",
        "national, REPLY, , all, 'about_body by_stage of_body_by_stage'",
        "national, , CB, all, 'by_reference of_body_by_reference'",
        "national, REPLY, CB, all, 'by_reference of_body_by_reference'",
        "national, , , overdue, 'about_body of_body work_list'",
        "national, , , urgent, 'about_body of_body work_list'",
        "national, , , unowned, 'about_body of_body work_list'",
        "national, , , notice, 'about_body of_body work_list'",
        "national, CLOSED, , notice, 'about_body by_stage of_body_by_stage'",
        "national, , , body, 'about_body of_body work_list'",
        "national, REPLY, , body, 'about_body by_stage of_body_by_stage'",
        "national, , , mine, of_owner",
        "national, CLOSED, , mine, of_owner",
        "national, TRIAGE, , mine, of_owner",
        "national, , CB, mine, of_owner_by_reference",
        "national, , , found bodies, 'about_body of_body work_list'",
        "national, , , found reports, 'about_body of_body work_list'",
        "officer, , , all, 'about_body of_body work_list'",
        "officer, , CB, all, 'by_reference of_body_by_reference'",
        "body, CLOSED, , all, 'about_body by_stage of_body_by_stage'",
        "body, REPLY, , all, 'about_body by_stage of_body_by_stage'"
    })
    void findsEachListAlongTheIndexThatHoldsItInOrder(
            String who, @Nullable Stage stage, @Nullable String reference, String filter, String indexes) {
        Scope scope = SCOPES.get(who);
        Asked asked = asked(stage, reference, filter);
        Instant now = Instant.now(Clock.systemUTC());
        String next = new WorkLists(JDBC, Clock.systemUTC())
                .find(scope, asked, 50, null)
                .next();
        for (String after : next == null ? new String[] {null} : new String[] {null, next}) {
            Sql query = WorkListQuery.of(scope, asked, 51, now, after == null ? null : Cursor.read(after, asked));
            JsonNode plan = JSON.readTree(JDBC.queryForObject(
                    "explain (format json) " + query.text(),
                    String.class,
                    query.values().toArray()));
            Map<String, Set<String>> ways = new TreeMap<>();
            collect(plan.get(0).get("Plan"), ways);
            assertThat(ways.keySet())
                    .as("from behind %s: how cases are found", after)
                    .containsExactly("Index Scan");
            assertThat(String.join(" ", ways.get("Index Scan")))
                    .as("from behind %s", after)
                    .isEqualTo(indexes);
        }
    }

    /** The indexes along which cases of the lists are found, by the way in which that is done. */
    private static void collect(JsonNode node, Map<String, Set<String>> ways) {
        if (node.path("Relation Name").asString("").equals("cases")
                && node.path("Alias").asString("").startsWith("k")) {
            String index = node.path("Index Name").asString("");
            Set<String> along = ways.computeIfAbsent(node.get("Node Type").asString(), key -> new TreeSet<>());
            if (index.startsWith("cases_") && !index.endsWith("_key") && !index.endsWith("_pkey")) {
                along.add(index.substring("cases_".length()));
            }
        }
        node.path("Plans").forEach(child -> collect(child, ways));
    }
}
