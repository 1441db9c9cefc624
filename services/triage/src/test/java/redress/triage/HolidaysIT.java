package redress.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static redress.triage.RunningTriage.PATIENCE;
import static redress.triage.RunningTriage.token;
import static redress.triage.Steps.act;
import static redress.triage.Steps.done;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.platform.time.SettableClock;
import redress.triage.holidays.DeadlineRecount;
import tools.jackson.databind.JsonNode;

/** Calendars of public holidays that end too early, are extended, or change while cases are open. Each test has a calendar of its own. */
class HolidaysIT {

    private static final RunningTriage TRIAGE = RunningTriage.shared();
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    @Test
    void carriesACaseFromItsReportToItsEndWhereTheCalendarHasEnded() {
        String compact = town("ended");
        publish(compact, 1, today().minusDays(1));
        String id = filed(compact);
        assertThat(view(compact, id).get("provisional").asBoolean()).isTrue();

        done(act(id, "acknowledgement", officer(compact), "{}"), "TRIAGE");
        done(
                act(
                        id,
                        "triage",
                        officer(compact),
                        "{\"result\":\"ACCEPT\",\"severity\":\"SECTOR_WIDE\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"Nobody was consulted.\"}"),
                "REPLY");
        done(act(id, "reply", officer(compact), "{\"text\":\"By letter.\",\"position\":\"DISPUTES\"}"), "PANEL");
        JsonNode ended = done(act(id, "no-agreement", officer(compact), "{\"reason\":\"Nobody can sit.\"}"), "OUTCOME");
        assertThat(ended.get("provisional").asBoolean()).isTrue();
        assertThat(items(compact).get(0).get("provisional").asBoolean()).isTrue();
        done(act(id, "outcome", officer(compact), "{\"outcomes\":[\"NO_CHANGE\"],\"summary\":\"None.\"}"), "CLOSING");
        JsonNode closed = done(act(id, "closing", officer(compact), "{}"), "CLOSED");
        assertThat(closed.has("provisional")).isFalse();
    }

    @Test
    void fixesAProvisionalDeadlineWhenTheCalendarComes() {
        String compact = town("extended");
        publish(compact, 1, today().minusDays(1));
        String id = filed(compact);
        Instant told = due(compact, id);

        publish(compact, 2, today().plusYears(2), holidays(3));
        await("the deadline is certain")
                .atMost(PATIENCE)
                .until(() -> view(compact, id), file -> !file.has("provisional"));
        assertThat(due(compact, id)).isAfter(told);
        assertThat(moved(compact, id)).hasSize(1).first().isEqualTo("CALENDAR_EXTENDED");
        assertThat(timers(id)).contains(due(compact, id).plusSeconds(1));
    }

    @Test
    void movesTheDeadlineAndItsTimersWhenAHolidayIsAdded() {
        String compact = town("added");
        publish(compact, 1, today().plusYears(2));
        String id = filed(compact);
        JsonNode before = view(compact, id);
        Instant told = due(compact, id);
        assertThat(before.has("provisional")).isFalse();

        publish(compact, 2, today().plusYears(2), holidays(2));
        await("the deadline has moved").atMost(PATIENCE).until(() -> due(compact, id), due -> due.isAfter(told));
        JsonNode after = view(compact, id);
        assertThat(after.get("version").asLong())
                .isGreaterThan(before.get("version").asLong());
        assertThat(moved(compact, id)).hasSize(1).first().isEqualTo("HOLIDAYS_ADDED");
        assertThat(timers(id))
                .contains(
                        due(compact, id).plusSeconds(1),
                        Instant.parse(after.get("remindAt").asString()));

        Instant moved = due(compact, id);
        publish(compact, 3, today().plusYears(2));
        await("the third edition is counted").atMost(PATIENCE).until(() -> countedBy(id), edition -> edition == 3);
        assertThat(due(compact, id)).as("never earlier").isEqualTo(moved);
        assertThat(view(compact, id).get("version").asLong())
                .as("what changes nothing is no change")
                .isEqualTo(after.get("version").asLong());
    }

    @Test
    void countsAfterARestartWhatAChangeHadLeft() {
        String compact = town("restarted");
        publish(compact, 1, today().plusYears(2));
        String id = filed(compact);
        Instant told = due(compact, id);
        DeadlineRecount recount = TRIAGE.bean(DeadlineRecount.class);
        recount.stop();
        publish(compact, 2, today().plusYears(2), holidays(2));
        assertThat(due(compact, id)).isEqualTo(told);

        recount.start();
        await("the deadline has moved").atMost(PATIENCE).until(() -> due(compact, id), due -> due.isAfter(told));
    }

    @Test
    void countsACaseBehindManyThatCannotBeCounted() {
        String compact = town("damaged");
        publish(compact, 1, today().plusYears(2));
        String id = filed(compact);
        Instant told = due(compact, id);
        damagedCopies(id, 550);
        try {
            publish(compact, 2, today().plusYears(2), holidays(2));
            await("the deadline has moved").atMost(PATIENCE).until(() -> due(compact, id), due -> due.isAfter(told));
            await("the failures are counted")
                    .atMost(PATIENCE)
                    .until(() -> TRIAGE.bean(MeterRegistry.class)
                                    .get("recounts_failed")
                                    .gauge()
                                    .value()
                            == 550);
        } finally {
            TRIAGE.bean(JdbcTemplate.class).update("delete from cases where case_id like '!%'");
        }
    }

    /** Their ids come before all others. */
    private static void damagedCopies(String id, int count) {
        List<Object[]> copies = IntStream.range(0, count)
                .mapToObj(i -> "!" + i)
                .map(copy -> new Object[] {copy, copy, copy, copy, "{}".getBytes(StandardCharsets.UTF_8), id})
                .toList();
        TRIAGE.bean(JdbcTemplate.class)
                .batchUpdate(
                        "insert into cases (case_id, report_id, reference_key, reference, document, compact_id, body_id,"
                                + " stage, closed, since, due_at, provisional, urgency, version, calendar_id, counted_by)"
                                + " select ?, ?, ?, ?, ?, 'damaged', body_id, stage, closed, since, due_at, provisional,"
                                + " urgency, version, calendar_id, counted_by from cases where case_id = ?",
                        copies);
    }

    private static String town(String name) {
        CompactChanged like = SampleReports.compact("town-" + name);
        TRIAGE.publish(new CompactChanged(
                like.compactId(),
                1,
                like.region(),
                like.level(),
                like.status(),
                like.bodies(),
                "days-of-" + name,
                like.limits()));
        return like.compactId();
    }

    /** Returns when triage has taken it in. */
    private static void publish(String compact, long version, LocalDate to, LocalDate... holidays) {
        String calendar = compact.replace("town-", "days-of-");
        TRIAGE.publish(new CalendarChanged(calendar, version, LocalDate.of(2026, 1, 1), to, List.of(holidays)));
        await("edition " + version + " of " + calendar)
                .atMost(PATIENCE)
                .until(
                        () -> TRIAGE.bean(JdbcTemplate.class)
                                .queryForList(
                                        "select version from triage_calendars where calendar_id = ?",
                                        Long.class,
                                        calendar),
                        List.of(version)::equals);
    }

    /** The next days that are no holidays yet, today not among them. */
    private static LocalDate[] holidays(int days) {
        return Stream.iterate(today().plusDays(1), day -> day.plusDays(1))
                .filter(day -> day.getDayOfWeek().getValue() < 6)
                .limit(days)
                .toArray(LocalDate[]::new);
    }

    private static String filed(String compact) {
        ReportSubmitted like = Steps.report();
        ReportSubmitted report = new ReportSubmitted(
                like.reportId(),
                like.reference(),
                compact,
                compact + "-council",
                like.submittedAt(),
                like.identityMode(),
                like.relationship(),
                like.categories(),
                like.undertakings(),
                like.facts(),
                like.moneyAtStake(),
                like.peopleAffected(),
                like.supportingGroups(),
                like.remediesWanted(),
                like.routesUsed(),
                like.consents());
        TRIAGE.publish(report);
        return await("a case of " + compact)
                .atMost(PATIENCE)
                .until(() -> items(compact), items -> items.size() == 1)
                .get(0)
                .get("caseId")
                .asString();
    }

    private static JsonNode items(String compact) {
        return TRIAGE.get("/api/cases", officer(compact)).body().get("items");
    }

    private static JsonNode view(String compact, String id) {
        return TRIAGE.get("/api/cases/" + id, officer(compact)).body();
    }

    private static Instant due(String compact, String id) {
        return Instant.parse(view(compact, id).get("dueAt").asString());
    }

    private static List<String> moved(String compact, String id) {
        List<String> reasons = new ArrayList<>();
        view(compact, id).get("timeline").forEach(entry -> {
            if (entry.get("kind").asString().equals("DEADLINE_MOVED")) {
                reasons.add(entry.get("codes").get("reason").asString());
            }
        });
        return reasons;
    }

    private static long countedBy(String id) {
        return TRIAGE.bean(JdbcTemplate.class)
                .queryForList("select counted_by from cases where case_id = ?", Long.class, id)
                .get(0);
    }

    private static List<Instant> timers(String id) {
        return TRIAGE
                .bean(JdbcTemplate.class)
                .queryForList(
                        "select j.DUEDATE_ from ACT_RU_JOB j join cases c on c.process_instance_id = j.ROOT_PROC_INST_ID_"
                                + " where c.case_id = ?",
                        Timestamp.class,
                        id)
                .stream()
                .map(Timestamp::toInstant)
                .toList();
    }

    private static String officer(String compact) {
        return token("sample-officer-of-" + compact, "compact/" + compact + "/officer");
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(TRIAGE.bean(SettableClock.class).instant(), LONDON);
    }
}
