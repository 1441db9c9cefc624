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
import java.util.stream.Collectors;
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
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlProvider;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.events.codes.Stage;
import redress.platform.embedded.EngineDatabase;
import redress.triage.cases.WorkLists.Scope;

/** Work lists over thousands of cases: what they hold, in what order, and how many rows of the database a page costs. */
class WorkListsTest {

    private static final int CASES = 4_000;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String OWNER = "sample-thurrock-officer";
    private static final Scope OFFICER = new Scope(Set.of("thurrock"), Map.of(), Set.of(), OWNER, false);
    private static final Scope BODY =
            new Scope(Set.of(), Map.of(), Set.of("thurrock-council"), "sample-thurrock-contact", false);
    private static final Scope BOTH = new Scope(Set.of("thurrock"), Map.of(), Set.of("thurrock-council"), OWNER, false);
    private static final Scope MINE = mine(OFFICER);
    private static final DataSource DATABASE =
            new DriverManagerDataSource(EngineDatabase.inMemory("work-lists"), "sa", "");

    private final Watched jdbc = new Watched();
    private final WorkLists lists = new WorkLists(jdbc, Clock.fixed(NOON, ZoneOffset.UTC));

    /** Counts what is sent, and asks the database, for each query, how many rows it looked at. */
    private static final class Watched extends JdbcTemplate {
        private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
        private final List<String> sent = new ArrayList<>();
        private int rows;

        Watched() {
            super(DATABASE);
        }

        @Override
        public <T> List<T> query(String sql, RowMapper<T> mapper, @Nullable Object... values) {
            String plan = String.valueOf(
                    new JdbcTemplate(DATABASE).queryForObject("explain analyze " + sql, String.class, values));
            for (Matcher scanned = SCANNED.matcher(plan); scanned.find(); ) {
                rows += Integer.parseInt(scanned.group(1));
            }
            assertThat(plan).doesNotContain("tableScan");
            return super.query(sql, mapper, values);
        }

        /** Every query with values comes through here. */
        @Override
        public <T extends @Nullable Object> T query(
                PreparedStatementCreator statement,
                @Nullable PreparedStatementSetter values,
                ResultSetExtractor<T> extractor) {
            sent.add(((SqlProvider) statement).getSql());
            return super.query(statement, values, extractor);
        }
    }

    private static Scope mine(Scope scope) {
        return new Scope(scope.compactIds(), scope.elsewhere(), scope.bodyIds(), scope.personId(), true);
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
                NOON.plusSeconds(60L * (CASES - i)).atOffset(ZoneOffset.UTC),
                i % 7 == 0 ? OWNER : null
            });
        }
        new JdbcTemplate(DATABASE)
                .batchUpdate(
                        "insert into cases (case_id, report_id, reference_key, reference, compact_id, body_id, body_key, stage, closed,"
                                + " since, due_at, urgency, version, document, owner_id)"
                                + " values (?1, ?2, ?3, ?4, ?5, 'thurrock-council', case ?6 when 'TRIAGE' then null else 'thurrock-council' end, ?6, ?7, ?8, ?8, 'NORMAL', 1, '{}', ?9)",
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
        assertThat(jdbc.rows).isLessThan(20);
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
        Scope seated =
                new Scope(Set.of(), Map.of(), Set.of("thurrock-council"), "sample-thurrock-contact-on-a-panel", false);
        assertThat(lists.find(seated, Stage.TRIAGE, null, 1, null)).isEqualTo(nothing);
    }

    @Test
    void asksOnceForOneCompactAndForAllOfEngland() {
        Set<String> england =
                IntStream.range(0, 164).mapToObj(i -> "compact-" + i).collect(Collectors.toSet());
        england.add("thurrock");
        Map<String, Set<String>> elsewhere = Map.of("essex", Set.of("thurrock-council", "essex-council"));
        Scope national = new Scope(england, elsewhere, Set.of(), "sample-national-officer", false);
        for (boolean mine : List.of(false, true)) {
            lists.find(mine ? mine(OFFICER) : OFFICER, null, null, 20, null);
            lists.find(mine ? mine(national) : national, null, null, 20, null);
            assertThat(jdbc.sent).hasSize(2);
            assertThat(jdbc.sent.get(1)).isEqualTo(jdbc.sent.get(0));
            jdbc.sent.clear();
        }
    }

    @Test
    void mergesTheListsOfAllThatItLooksInto() {
        Scope both = new Scope(Set.of("thurrock", "essex"), Map.of(), Set.of(), "sample-national-officer", false);
        Scope elsewhere = new Scope(
                Set.of("thurrock"),
                Map.of("essex", Set.of("thurrock-council", "essex-council")),
                Set.of(),
                "sample-national-officer",
                false);
        List<String> open = IntStream.range(0, CASES)
                .map(i -> CASES - 1 - i)
                .filter(i -> i % 4 != 0)
                .mapToObj(WorkListsTest::id)
                .toList();
        assertThat(walk(both, null, 500)).isEqualTo(open);
        assertThat(walk(elsewhere, null, 500)).isEqualTo(open);
        Scope otherBody = new Scope(Set.of(), Map.of("essex", Set.of("essex-council")), Set.of(), "nobody", false);
        assertThat(walk(otherBody, null, 500)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"officer, ", "officer, CLOSED", "officer, REPLY", "both, ", "national, ", "seated, "})
    void findsOfOnesOwnThoseThatItWouldSeeAnyway(String who, @Nullable Stage stage) {
        seat(OWNER, id(1239), id(1246), id(1247));
        Scope scope = Map.of(
                        "officer",
                        OFFICER,
                        "both",
                        BOTH,
                        "national",
                        new Scope(Set.of(), Map.of("essex", Set.of("thurrock-council")), Set.of(), OWNER, false),
                        "seated",
                        new Scope(Set.of(), Map.of(), Set.of(), OWNER, false))
                .get(who);
        List<String> own = new ArrayList<>();
        String after = null;
        do {
            WorkList page = lists.find(scope, stage, null, 100, after);
            page.items().stream().filter(WorkList.Item::mine).forEach(item -> own.add(item.caseId()));
            after = page.next();
        } while (after != null);
        assertThat(walk(mine(scope), stage, 30)).isEqualTo(own);
        assertThat(own.isEmpty()).isEqualTo(who.equals("both"));
        seat(OWNER);
    }

    @Test
    void findsOnesOwnByTheirReferencesToo() {
        assertThat(lists.find(MINE, null, "CB-00123", 20, null).items())
                .extracting(WorkList.Item::caseId)
                .containsExactly(id(1232), id(1239));
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
        "both, , CB",
        "two, , ",
        "two, CLOSED, ",
        "two, REPLY, ",
        "two, , CB",
        "mine, , ",
        "mine, CLOSED, ",
        "mine, , CB"
    })
    void aPageCostsTheSameHoweverManyCasesThereAre(String who, @Nullable Stage stage, @Nullable String q) {
        int limit = 20;
        Scope two = new Scope(Set.of("thurrock", "essex"), Map.of(), Set.of(), "sample-national-officer", false);
        Scope scope = Map.of("officer", OFFICER, "body", BODY, "both", BOTH, "two", two, "mine", MINE)
                .get(who);
        WorkList page = lists.find(scope, stage, q, limit, null);
        assertThat(page.next()).isNotNull();
        lists.find(scope, stage, q, limit, page.next());
        assertThat(jdbc.rows)
                .as("rows looked at for two pages of %s %s".formatted(stage, q).toLowerCase(Locale.ROOT))
                .isLessThan(
                        8 * limit * (scope.compactIds().size() + scope.bodyIds().size()));
    }
}
