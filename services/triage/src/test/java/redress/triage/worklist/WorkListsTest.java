package redress.triage.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static redress.triage.worklist.SampleLists.COUNCIL;
import static redress.triage.worklist.SampleLists.asked;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
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
import redress.embedded.database.EngineDatabase;
import redress.events.codes.BreachCategory;
import redress.events.codes.Stage;
import redress.platform.problems.Refusal;

/** Work lists over thousands of cases: what they hold, in what order, and how many rows of the database a page costs. */
class WorkListsTest {

    private static final int CASES = 4_000;
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Of the cases with an even number everything is due by then, of the others nothing. */
    private static final Instant HALF_OVERDUE = NOON.plusSeconds(1_000_000);

    private static final String OWNER = "sample-thurrock-officer";
    private static final Scope OFFICER = new Scope(Set.of("thurrock"), Map.of(), Set.of(), OWNER);
    private static final Scope BODY = new Scope(Set.of(), Map.of(), Set.of(COUNCIL), "sample-thurrock-contact");
    private static final Scope BOTH = new Scope(Set.of("thurrock"), Map.of(), Set.of(COUNCIL), OWNER);
    private static final Scope TWO = new Scope(Set.of("thurrock", "essex"), Map.of(), Set.of(), "sample-officer");
    private static final Scope ELSEWHERE =
            new Scope(Set.of("essex"), Map.of("thurrock", Set.of(COUNCIL, "other")), Set.of(), "sample-officer");
    private static final Scope SEATED = new Scope(Set.of(), Map.of(), Set.of(), "sample-member");
    private static final Map<String, Scope> SCOPES = Map.of(
            "officer", OFFICER, "body", BODY, "both", BOTH, "two", TWO, "elsewhere", ELSEWHERE, "seated", SEATED);
    private static final DataSource DATABASE =
            new DriverManagerDataSource(EngineDatabase.inMemory("work-lists"), "sa", "");

    private final Watched jdbc = new Watched();
    private final WorkLists lists = new WorkLists(jdbc, Clock.fixed(NOON, ZoneOffset.UTC));

    /** Counts what is sent, and asks the database, for each query, how it is carried out and how many rows it looked at. */
    private static final class Watched extends JdbcTemplate {
        private static final Pattern SCANNED = Pattern.compile("scanCount: (\\d+)");
        private static final Pattern INDEX = Pattern.compile("PUBLIC\\.(CASES_[A-Z_]+)");
        private final List<String> sent = new ArrayList<>();
        private final Set<String> indexes = new TreeSet<>();
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
            for (Matcher index = INDEX.matcher(plan); index.find(); ) {
                indexes.add(index.group(1).toLowerCase(Locale.ROOT).replace("cases_", ""));
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
                compact(i),
                i % 4 == 0 ? "CLOSED" : i % 4 == 1 ? "TRIAGE" : "REPLY",
                i % 4 == 0,
                NOON.atOffset(ZoneOffset.UTC),
                due(i).atOffset(ZoneOffset.UTC),
                isOwned(i) ? OWNER : null,
                isUrgent(i) ? "URGENT" : "NORMAL",
                isAboutNotice(i) ? ",FUND_NOTICE,OTHER," : ",CONSULT_NONE,",
                isForBody(i)
            });
        }
        new JdbcTemplate(DATABASE)
                .batchUpdate(
                        "insert into cases (case_id, report_id, reference_key, reference, compact_id, body_id, body_key, stage, closed,"
                                + " since, due_at, owner_id, urgency, categories, report_for_body, version, document)"
                                + " values (?1, ?2, ?3, ?4, ?5, 'thurrock-council', case ?6 when 'TRIAGE' then null else 'thurrock-council' end, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, 1, '{}')",
                        rows);
        seat(SEATED.personId(), id(1233), id(1235), id(1236), id(1237), id(1238));
    }

    private static String compact(int i) {
        return i % 10 == 0 ? "essex" : "thurrock";
    }

    /** Several at each moment. */
    private static Instant due(int i) {
        return (i % 2 == 0 ? NOON : HALF_OVERDUE).plusSeconds(60L * ((CASES - i) / 3));
    }

    private static boolean isUrgent(int i) {
        return i % 5 == 2;
    }

    private static boolean isOwned(int i) {
        return i % 7 == 0;
    }

    private static boolean isAboutNotice(int i) {
        return i % 3 == 0;
    }

    private static boolean isForBody(int i) {
        return i % 2 == 1;
    }

    private static void seat(String personId, String... caseIds) {
        JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
        jdbc.update("delete from case_seats where person_id = ?", personId);
        Stream.of(caseIds).forEach(id -> jdbc.update("insert into case_seats values (?, ?)", personId, id));
    }

    private static String id(int i) {
        return "00000000-0000-0000-0000-%012d".formatted(i);
    }

    /** Those of the open cases, in the order of a list. */
    private static List<String> open(IntPredicate which) {
        return inOrder(
                i -> i % 4 != 0 && which.test(i),
                Comparator.comparing((Integer i) -> !isUrgent(i)).thenComparing(WorkListsTest::due));
    }

    private static List<String> closed(IntPredicate which) {
        List<String> first = inOrder(i -> i % 4 == 0 && which.test(i), Comparator.comparing(WorkListsTest::due));
        Collections.reverse(first);
        return first;
    }

    private static List<String> inOrder(IntPredicate which, Comparator<Integer> order) {
        return new ArrayList<>(IntStream.range(0, CASES)
                .filter(which)
                .boxed()
                .sorted(order.thenComparing(WorkListsTest::id))
                .map(WorkListsTest::id)
                .toList());
    }

    private List<String> walk(Scope scope, Asked asked, int limit) {
        return walk(lists, scope, asked, limit);
    }

    private static List<String> walk(WorkLists lists, Scope scope, Asked asked, int limit) {
        List<String> seen = new ArrayList<>();
        String after = null;
        do {
            WorkListView page = lists.find(scope, asked, limit, after);
            page.items().forEach(item -> seen.add(item.caseId()));
            after = page.next();
            assertThat(after == null || after.matches(Cursor.FORM))
                    .as("%s", after)
                    .isTrue();
        } while (after != null);
        return seen;
    }

    @ParameterizedTest
    @CsvSource({"0, false", "999, false", "1000, true"})
    void isOverdueWhenTheDueSecondHasPassed(int millisAfterDue, boolean overdue) {
        Instant due = due(1234);
        WorkLists then = new WorkLists(jdbc, Clock.fixed(due.plusMillis(millisAfterDue), ZoneOffset.UTC));
        assertThat(then.find(OFFICER, asked(null, "CB-001234", null), 20, null).items())
                .extracting(WorkListView.Item::dueAt, WorkListView.Item::overdue)
                .containsExactly(tuple(due, overdue));
        for (String reference : new String[] {null, "CB-001234"}) {
            assertThat(walk(then, OFFICER, asked(null, reference, "overdue"), 500)
                            .contains(id(1234)))
                    .isEqualTo(overdue);
        }
    }

    @Test
    void findsOneReferenceAmongThousandsByAHandfulOfRows() {
        WorkListView found = lists.find(OFFICER, asked(null, "cb-001234", null), 20, null);
        assertThat(found.items()).extracting(WorkListView.Item::caseId).containsExactly(id(1234));
        assertThat(jdbc.rows).isLessThan(20);
    }

    @Test
    void findsNothingOfAnotherCompact() {
        assertThat(lists.find(OFFICER, asked(null, "CB-001230", null), 20, null).items())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({", all", "REPLY, all", ", urgent", ", unowned", ", notice", ", body", "CLOSED, notice"})
    void walksAllThatBeginsAlikeInTheOrderOfTheReferences(@Nullable Stage stage, String filter) {
        Map<String, IntPredicate> filters = Map.of(
                "all", i -> true,
                "urgent", WorkListsTest::isUrgent,
                "unowned", i -> !isOwned(i),
                "notice", WorkListsTest::isAboutNotice,
                "body", i -> true);
        assertThat(walk(OFFICER, asked(stage, "CB-0012", filter), 7))
                .isEqualTo(IntStream.range(1200, 1300)
                        .filter(i -> i % 10 != 0)
                        .filter(i -> stage == null || (stage == Stage.CLOSED ? i % 4 == 0 : i % 4 > 1))
                        .filter(filters.get(filter))
                        .mapToObj(WorkListsTest::id)
                        .toList());
        assertThat(jdbc.indexes).contains("by_reference").isSubsetOf("by_reference", "of_body_by_reference");
    }

    @Test
    void hidesWhatWasNotPutToTheBodyFromWhoAlsoSpeaksForIt() {
        assertThat(walk(BOTH, Asked.OPEN, 500))
                .containsExactlyElementsOf(walk(BODY, Asked.OPEN, 500))
                .hasSize(CASES / 2);
    }

    @Test
    void doesNotEvenTellThatThereIsMoreThanItShows() {
        Asked triage = asked(Stage.TRIAGE, null, null);
        assertThat(lists.find(OFFICER, triage, 20, null).next()).isNotNull();
        assertThat(lists.find(BOTH, triage, 20, null)).isEqualTo(WorkListView.NOTHING);
        seat("sample-thurrock-contact-on-a-panel", id(1237), id(1241));
        Scope seated = new Scope(Set.of(), Map.of(), Set.of(COUNCIL), "sample-thurrock-contact-on-a-panel");
        assertThat(lists.find(seated, triage, 1, null)).isEqualTo(WorkListView.NOTHING);
    }

    @Test
    void asksOnceForOneCompactAndForAllOfEngland() {
        Set<String> england =
                IntStream.range(0, 164).mapToObj(i -> "compact-" + i).collect(Collectors.toSet());
        england.add("thurrock");
        Map<String, Set<String>> elsewhere = Map.of("essex", Set.of(COUNCIL, "essex-council"));
        Scope national = new Scope(england, elsewhere, Set.of(), "sample-national-officer");
        for (String filter : List.of("all", "mine", "body", "found bodies", "found reports")) {
            lists.find(OFFICER, asked(null, null, filter), 20, null);
            lists.find(national, asked(null, null, filter), 20, null);
            assertThat(jdbc.sent).hasSize(2);
            assertThat(jdbc.sent.get(1)).isEqualTo(jdbc.sent.get(0));
            jdbc.sent.clear();
        }
    }

    @ParameterizedTest
    @CsvSource({"20", "37", "500"})
    void putsUrgentOnesFirstAndThenWhatIsDueFirst(int limit) {
        assertThat(walk(TWO, Asked.OPEN, limit)).isEqualTo(open(i -> true));
        assertThat(walk(ELSEWHERE, Asked.OPEN, limit)).isEqualTo(open(i -> true));
        assertThat(walk(OFFICER, asked(Stage.REPLY, null, null), limit)).isEqualTo(open(i -> i % 10 != 0 && i % 4 > 1));
        Scope otherBody = new Scope(Set.of(), Map.of("essex", Set.of("essex-council")), Set.of(), "nobody");
        assertThat(walk(otherBody, Asked.OPEN, limit)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20", "37", "500"})
    void putsWhatWasClosedLastFirstHoweverUrgentItWas(int limit) {
        assertThat(walk(TWO, asked(Stage.CLOSED, null, null), limit)).isEqualTo(closed(i -> true));
        WorkListView.Item last = lists.find(TWO, asked(Stage.CLOSED, null, null), 1, null)
                .items()
                .get(0);
        assertThat(last.closedAt()).isEqualTo(due(0));
        assertThat(last.dueAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "officer, , mine",
        "officer, CLOSED, mine",
        "officer, REPLY, mine",
        "both, , mine",
        "elsewhere, , mine",
        "seated, , mine",
        "officer, , unowned",
        "two, REPLY, unowned",
        "both, , unowned",
        "body, , unowned",
        "elsewhere, CLOSED, unowned",
        "officer, , overdue",
        "two, REPLY, overdue",
        "body, , overdue",
        "seated, , overdue",
        "officer, , urgent",
        "two, CLOSED, urgent",
        "body, , urgent",
        "seated, , urgent",
        "officer, , urgent and overdue",
        "officer, , mine and urgent",
        "officer, , notice",
        "two, CLOSED, notice",
        "body, , notice",
        "both, , notice",
        "seated, , notice",
        "officer, , body",
        "officer, REPLY, body",
        "two, , body",
        "body, , body",
        "seated, , body",
        "officer, , other body",
        "two, , found bodies",
        "elsewhere, CLOSED, found bodies",
        "officer, , found reports",
        "body, , found reports",
        "both, , found reports",
        "seated, , found reports",
        "elsewhere, , found reports"
    })
    void findsWhatItsFiltersSayOfWhatTheCallerMaySee(String who, @Nullable Stage stage, String filter) {
        Scope scope = SCOPES.get(who);
        boolean asBody = !scope.bodyIds().isEmpty();
        IntPredicate seen = i -> switch (who) {
            case "officer" -> i % 10 != 0;
            case "body" -> i % 4 != 1;
            case "both" -> i % 4 != 1;
            case "seated" -> Set.of(1233, 1235, 1236, 1237, 1238).contains(i);
            default -> true;
        };
        Map<String, IntPredicate> filters = Map.of(
                "mine", i -> isOwned(i) && scope.personId().equals(OWNER) && !asBody,
                "unowned", i -> !isOwned(i) && !asBody,
                "overdue", i -> !due(i).isAfter(HALF_OVERDUE.minusSeconds(1)),
                "urgent", WorkListsTest::isUrgent,
                "notice", i -> isAboutNotice(i) && (isForBody(i) || !asBody),
                "body", i -> true,
                "other body", i -> false,
                "found bodies", i -> true,
                "found reports", i -> Set.of(1235, 1237, 1238).contains(i) && (isForBody(i) || !asBody));
        IntPredicate all = Arrays.stream(filter.split(" and "))
                .map(filters::get)
                .reduce(IntPredicate::and)
                .orElseThrow()
                .and(seen)
                .and(i -> stage != Stage.REPLY || i % 4 > 1);
        WorkLists then = new WorkLists(jdbc, Clock.fixed(HALF_OVERDUE, ZoneOffset.UTC));
        assertThat(walk(then, scope, asked(stage, null, filter), 30))
                .isEqualTo(stage == Stage.CLOSED ? closed(all) : open(all));
    }

    @Test
    void findsNothingThatIsBothOrNeither() {
        assertThat(walk(OFFICER, asked(null, null, "mine and unowned"), 20)).isEmpty();
        assertThat(walk(OFFICER, asked(Stage.CLOSED, null, "overdue"), 20)).isEmpty();
        assertThat(jdbc.sent).isEmpty();
    }

    @Test
    void findsOnesOwnByTheirReferencesToo() {
        assertThat(lists.find(OFFICER, asked(null, "CB-00123", "mine"), 20, null)
                        .items())
                .extracting(WorkListView.Item::caseId)
                .containsExactly(id(1232), id(1239));
    }

    @Test
    void showsTheBodyNothingOfAReportThatIsNotShownToIt() {
        Map<String, WorkListView.Item> items =
                lists.find(BOTH, asked(null, "CB-00123", null), 20, null).items().stream()
                        .collect(Collectors.toMap(WorkListView.Item::caseId, item -> item));
        assertThat(items)
                .containsOnlyKeys(id(1230), id(1231), id(1232), id(1234), id(1235), id(1236), id(1238), id(1239));
        assertThat(items.get(id(1239)))
                .returns("report-1239", WorkListView.Item::reportId)
                .returns(List.of(BreachCategory.FUND_NOTICE, BreachCategory.OTHER), WorkListView.Item::categories)
                .returns(null, WorkListView.Item::ownerId)
                .returns(false, WorkListView.Item::mine);
        assertThat(items.get(id(1232)))
                .returns(null, WorkListView.Item::reportId)
                .returns(null, WorkListView.Item::categories)
                .returns(null, WorkListView.Item::ownerId);
        assertThat(lists.find(OFFICER, asked(null, "CB-001232", null), 20, null).items())
                .extracting(WorkListView.Item::reportId, WorkListView.Item::ownerId, WorkListView.Item::mine)
                .containsExactly(tuple("report-1232", OWNER, true));
    }

    /** A case may come or go between two pages: the others are neither lost nor repeated. */
    @ParameterizedTest
    @CsvSource({", , 3995", "CLOSED, , 1996", ", CB, 1235"})
    void goesOnWhereItWasHoweverTheLastCaseMoves(@Nullable Stage stage, @Nullable String reference, int moves) {
        Asked asked = asked(stage, reference, null);
        List<String> before = walk(TWO, asked, 500);
        int at = before.indexOf(id(moves));
        WorkListView page = lists.find(TWO, asked, at + 1, null);
        JdbcTemplate other = new JdbcTemplate(DATABASE);
        other.update("update cases set compact_id = 'elsewhere' where case_id = ?", id(moves));
        try {
            assertThat(lists.find(TWO, asked, 20, page.next()).items())
                    .extracting(WorkListView.Item::caseId)
                    .isEqualTo(before.subList(at + 1, at + 21));
        } finally {
            other.update("update cases set compact_id = ? where case_id = ?", compact(moves), id(moves));
        }
    }

    @ParameterizedTest
    @CsvSource({", , CLOSED, ", "CLOSED, , , ", ", CB, , ", ", , , CB", "REPLY, , CLOSED, "})
    void refusesThePageOfAListInAnotherOrder(
            @Nullable Stage stage, @Nullable String reference, @Nullable Stage other, @Nullable String otherReference) {
        String next =
                lists.find(OFFICER, asked(stage, reference, null), 20, null).next();
        assertThatThrownBy(() -> lists.find(OFFICER, asked(other, otherReference, null), 20, next))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.getMessage()).contains("another order"));
    }

    @ParameterizedTest
    @CsvSource({
        "officer, , , all, 'about_body of_body work_list'",
        "officer, CLOSED, , all, 'about_body by_stage of_body_by_stage'",
        "officer, TRIAGE, , all, 'about_body by_stage of_body_by_stage'",
        "officer, , CB, all, 'by_reference of_body_by_reference'",
        "officer, REPLY, CB, all, 'by_reference of_body_by_reference'",
        "officer, , , overdue, 'about_body of_body work_list'",
        "officer, , , urgent, 'about_body of_body work_list'",
        "officer, , , unowned, 'about_body of_body work_list'",
        "officer, , , notice, 'about_body of_body work_list'",
        "officer, , , body, 'about_body of_body work_list'",
        "officer, REPLY, , body, 'about_body by_stage of_body_by_stage'",
        "officer, , , mine, of_owner",
        "officer, CLOSED, , mine, of_owner",
        "officer, REPLY, , mine, of_owner",
        "officer, , CB, mine, of_owner_by_reference",
        "body, , , all, 'about_body of_body work_list'",
        "body, CLOSED, , all, 'about_body by_stage of_body_by_stage'",
        "body, REPLY, , all, 'about_body by_stage of_body_by_stage'",
        "body, , CB, all, 'by_reference of_body_by_reference'",
        "both, , , all, 'about_body of_body work_list'",
        "both, REPLY, , all, 'about_body by_stage of_body_by_stage'",
        "both, , CB, all, 'by_reference of_body_by_reference'",
        "two, , , all, 'about_body of_body work_list'",
        "two, CLOSED, , all, 'about_body by_stage of_body_by_stage'",
        "two, , , body, 'about_body of_body work_list'",
        "two, , , found bodies, 'about_body of_body work_list'",
        "elsewhere, , , all, 'about_body of_body work_list'",
        "elsewhere, CLOSED, , body, 'about_body by_stage of_body_by_stage'"
    })
    void aPageCostsTheSameHoweverManyCasesThereAre(
            String who, @Nullable Stage stage, @Nullable String reference, String filter, String indexes) {
        int limit = 20;
        Scope scope = SCOPES.get(who);
        Asked asked = asked(stage, reference, filter);
        WorkLists then = new WorkLists(jdbc, Clock.fixed(HALF_OVERDUE, ZoneOffset.UTC));
        WorkListView page = then.find(scope, asked, limit, null);
        assertThat(page.next()).isNotNull();
        then.find(scope, asked, limit, page.next());
        assertThat(String.join(" ", jdbc.indexes)).isEqualTo(indexes);
        assertThat(jdbc.rows)
                .as("rows looked at for two pages")
                .isLessThan(24
                        * limit
                        * (scope.compactIds().size()
                                + scope.bodyIds().size()
                                + scope.elsewhere().size()));
    }
}
