package redress.triage.compacts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import redress.embedded.database.EngineDatabase;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.platform.formats.Formats;
import redress.platform.problems.Refusal;
import redress.testkit.stored.Golden;
import redress.testkit.stored.Shape;
import redress.testkit.stored.StoredShapes;
import redress.triage.SampleReports;
import tools.jackson.databind.JsonNode;

/** How Compacts and calendars are stored, and have been. */
class CompactFormatsTest {

    private static final DriverManagerDataSource DATABASE =
            new DriverManagerDataSource(EngineDatabase.inMemory("compact-formats"), "sa", "");
    private static final CompactChanged THURROCK = SampleReports.compact("thurrock");
    private static final CompactChanged ESSEX = SampleReports.compact("essex");
    private static final CalendarChanged CALENDAR = SampleReports.calendar();

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
    private final AtomicLong nanos = new AtomicLong();

    @BeforeAll
    static void migrate() {
        Flyway.configure()
                .dataSource(DATABASE)
                .locations("classpath:db/triage")
                .load()
                .migrate();
    }

    @BeforeEach
    void clear() {
        jdbc.update("delete from triage_compacts");
        jdbc.update("delete from triage_calendars");
    }

    @Test
    void haveANumberOfTheirOwnForEachShape() {
        Map.of("triage_compacts", StoredCompact.class, "triage_calendars", StoredCalendar.class)
                .forEach((table, type) ->
                        Golden.of(table, Formats.of(type), "shape.txt").mustBe(Shape.of(type)));
    }

    @Test
    void holdNeitherEventsNorTypesOfTheApi() {
        StoredShapes.holdNeitherEventsNorTypesOfTheApi("redress.triage");
    }

    @Test
    void areReadInEachFormatWithNothingLost() {
        readInEachFormat("triage_compacts", StoredCompact.class, StoredCompact.of(THURROCK), StoredCompact::told);
        readInEachFormat("triage_calendars", StoredCalendar.class, StoredCalendar.of(CALENDAR), StoredCalendar::told);
    }

    private static <T> void readInEachFormat(String table, Class<T> type, T now, Function<T, Event> told) {
        Golden newest = Golden.of(table, Formats.of(type), "sample.json");
        newest.mustBe(pretty(StoredRows.JSON.valueToTree(now)));
        for (int format = 1; format <= Formats.of(type); format++) {
            T read = StoredRows.JSON.readValue(
                    Golden.of(table, format, "sample.json").text(), type);
            assertThat(pretty(StoredRows.JSON.valueToTree(read))).isEqualTo(newest.text());
            assertThat(told.apply(read)).isEqualTo(told.apply(now));
        }
        assertThat(StoredRows.JSON.readTree(EventJson.write(told.apply(now))))
                .as("in the first format they were the events themselves")
                .isEqualTo(StoredRows.JSON.readTree(
                        Golden.of(table, 1, "sample.json").text()));
    }

    private static String pretty(JsonNode json) {
        return json.toPrettyString() + "\n";
    }

    @Test
    void areLeftAloneWhereANewerVersionHasStoredThem() {
        CompactTerms before = book();
        before.take(THURROCK);
        before.take(ESSEX);
        before.take(CALENDAR);
        jdbc.update("update triage_compacts set format = 2 where compact_id = 'thurrock'");
        jdbc.update("update triage_calendars set format = 2");
        List<Map<String, Object>> stored = stored();

        CompactTerms after = book();
        for (ThrowingCallable refused : List.<ThrowingCallable>of(
                () -> after.compact("thurrock"),
                () -> after.workingDays(CALENDAR.calendarId()),
                () -> after.take(later(THURROCK)),
                () -> after.take(later(CALENDAR)),
                () -> before.take(later(THURROCK)))) {
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(refused)
                    .satisfies(each -> assertThat(each.code()).isEqualTo("STORED_BY_NEWER_VERSION"));
        }
        assertThat(stored()).isEqualTo(stored);
        assertThat(after.compact("essex")).isEqualTo(ESSEX);
        assertThat(after.calendars()).isEmpty();
        assertThatCode(() -> after.take(later(ESSEX))).doesNotThrowAnyException();
        assertThat(after.compact("essex")).isEqualTo(later(ESSEX));
    }

    @Test
    void keepTheLatestVersion() {
        CompactTerms book = book();
        book.take(later(THURROCK));
        book().take(THURROCK);
        assertThat(book().compact("thurrock")).isEqualTo(later(THURROCK));
    }

    private CompactTerms book() {
        return new CompactTerms(jdbc, nanos::get);
    }

    private List<Map<String, Object>> stored() {
        return jdbc.queryForList("select * from triage_compacts where format = 2 union all"
                + " select * from triage_calendars where format = 2");
    }

    private static CompactChanged later(CompactChanged told) {
        return new CompactChanged(
                told.compactId(),
                told.version() + 1,
                told.region(),
                told.level(),
                "LAPSED",
                told.bodies(),
                told.calendarId(),
                told.limits());
    }

    private static CalendarChanged later(CalendarChanged told) {
        return new CalendarChanged(told.calendarId(), told.version() + 1, told.from(), told.to(), told.holidays());
    }
}
