package redress.triage.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.events.codes.Stage;
import redress.platform.embedded.EngineDatabase;
import redress.triage.cases.WorkLists.Scope;

/** Work lists over thousands of cases: what they hold, in what order, and how many rows of the database a page costs. */
class WorkListsTest {

    private static final int CASES = 4_000;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Scope OFFICER = new Scope(Set.of("thurrock"), Map.of(), Set.of(), "sample-thurrock-officer");
    private static final Scope BODY =
            new Scope(Set.of(), Map.of(), Set.of("thurrock-council"), "sample-thurrock-contact");
    private static final Scope BOTH =
            new Scope(Set.of("thurrock"), Map.of(), Set.of("thurrock-council"), "sample-thurrock-two-hats");
    private static final DataSource DATABASE =
            new DriverManagerDataSource(EngineDatabase.inMemory("work-lists"), "sa", "");

    private final Watched jdbc = new Watched();
    private final WorkLists lists = new WorkLists(jdbc, Clock.fixed(NOON, ZoneOffset.UTC));

    /** Asks the database, for each query, how many rows it looked at. */
    private static final class Watched extends JdbcTemplate {
        private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
        private int rows;

        Watched() {
            super(DATABASE);
        }

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
            String plan = String.valueOf(queryForObject("explain analyze " + sql, String.class, values));
            for (Matcher scanned = SCANNED.matcher(plan); scanned.find(); ) {
                rows += Integer.parseInt(scanned.group(1));
            }
            return super.query(sql, mapper, values);
        }
    }

    @BeforeAll
    static void fill() {
        Flyway.configure()
                .dataSource(DATABASE)
                .locations("classpath:db/triage")
                .load()
                .migrate();
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            String key = "CB%06d".formatted(i);
            rows.add(new Object[] {
                id(i),
                "report-" + i,
                key,
                "CB-" + key.substring(2),
                i % 10 == 0 ? "essex" : "thurrock",
                i % 4 == 0 ? "CLOSED" : i % 4 == 1 ? "TRIAGE" : "REPLY",
                i % 4 == 0,
                NOON.plusSeconds(60L * (CASES - i)).atOffset(ZoneOffset.UTC)
            });
        }
        new JdbcTemplate(DATABASE)
                .batchUpdate(
                        "insert into cases (case_id, report_id, reference_key, reference, compact_id, body_id, body_key, stage, closed,"
                                + " since, due_at, urgency, version, document)"
                                + " values (?1, ?2, ?3, ?4, ?5, 'thurrock-council', case ?6 when 'TRIAGE' then null else 'thurrock-council' end, ?6, ?7, ?8, ?8, 'NORMAL', 1, '{}')",
                        rows);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "999, false", "1000, true"})
    void isOverdueWhenTheDueSecondHasPassed(int millisAfterDue, boolean overdue) {
        Instant due = NOON.plusSeconds(60L * (CASES - 1234));
        WorkLists then = new WorkLists(jdbc, Clock.fixed(due.plusMillis(millisAfterDue), ZoneOffset.UTC));
        assertThat(then.find(OFFICER, null, "CB-001234", 20, null).items())
                .extracting(WorkList.Item::dueAt, WorkList.Item::overdue)
                .containsExactly(tuple(due, overdue));
    }

    private static void seat(String personId, String... caseIds) {
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
        jdbc.update("delete from case_seats where person_id = ?", personId);
        Stream.of(caseIds).forEach(id -> jdbc.update("insert into case_seats values (?, ?)", personId, id));
    }

    private static String id(int i) {
        return "00000000-0000-0000-0000-%012d".formatted(i);
    }

    @Test
    void findsOneReferenceAmongThousandsByAHandfulOfRows() {
        WorkList found = lists.find(OFFICER, null, "cb-001234", 20, null);
        assertThat(found.items()).extracting(WorkList.Item::caseId).containsExactly(id(1234));
        assertThat(jdbc.rows).isLessThan(10);
    }

    @Test
    void findsNothingOfAnotherCompact() {
        assertThat(lists.find(OFFICER, null, "CB-001230", 20, null).items()).isEmpty();
    }

    @Test
    void walksAllThatBeginsAlikeInTheOrderOfTheReferences() {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            WorkList page = lists.find(OFFICER, null, "CB-0012", 30, after);
            page.items().forEach(item -> seen.add(item.caseId()));
            after = page.next();
        } while (after != null);
        assertThat(seen)
                .isEqualTo(IntStream.range(1200, 1300)
                        .filter(i -> i % 10 != 0)
                        .mapToObj(WorkListsTest::id)
                        .toList());
    }

    @Test
    void hidesWhatWasNotPutToTheBodyFromWhoAlsoSpeaksForIt() {
        assertThat(walk(BOTH, null, 500))
                .containsExactlyInAnyOrderElementsOf(walk(BODY, null, 500))
                .hasSize(CASES / 2);
    }

    @Test
    void doesNotEvenTellThatThereIsMoreThanItShows() {
        WorkList nothing = new WorkList(List.of(), null);
        assertThat(lists.find(OFFICER, Stage.TRIAGE, null, 20, null).next()).isNotNull();
        assertThat(lists.find(BOTH, Stage.TRIAGE, null, 20, null)).isEqualTo(nothing);
        seat("sample-thurrock-contact-on-a-panel", id(1237), id(1241));
        Scope seated = new Scope(Set.of(), Map.of(), Set.of("thurrock-council"), "sample-thurrock-contact-on-a-panel");
        assertThat(lists.find(seated, Stage.TRIAGE, null, 1, null)).isEqualTo(nothing);
    }

    private List<String> walk(Scope scope, @Nullable Stage stage, int limit) {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            WorkList page = lists.find(scope, stage, null, limit, after);
            page.items().forEach(item -> seen.add(item.caseId()));
            after = page.next();
            assertThat(after == null || after.endsWith("_" + seen.get(seen.size() - 1)))
                    .as("the cursor names the last case that was shown")
                    .isTrue();
        } while (after != null);
        return seen;
    }

    @ParameterizedTest
    @CsvSource({
        "officer, , ",
        "officer, CLOSED, ",
        "officer, TRIAGE, ",
        "officer, , CB",
        "body, , ",
        "body, CLOSED, ",
        "body, REPLY, ",
        "body, , CB",
        "both, , ",
        "both, CLOSED, ",
        "both, REPLY, ",
        "both, , CB"
    })
    void aPageCostsTheSameHoweverManyCasesThereAre(String who, @Nullable Stage stage, @Nullable String q) {
        int limit = 20;
        Scope scope = Map.of("officer", OFFICER, "body", BODY, "both", BOTH).get(who);
        WorkList page = lists.find(scope, stage, q, limit, null);
        assertThat(page.next()).isNotNull();
        lists.find(scope, stage, q, limit, page.next());
        assertThat(jdbc.rows)
                .as("rows looked at for two pages of %s %s".formatted(stage, q).toLowerCase(Locale.ROOT))
                .isLessThan(
                        5 * limit * (scope.compactIds().size() + scope.bodyIds().size()));
    }
}
