package redress.triage.cases;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import redress.events.codes.IdentityMode;
import redress.events.codes.Route;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.register.CalendarChanged;
import redress.events.triage.CaseEvent;
import redress.triage.SampleReports;
import redress.triage.access.Role;
import redress.triage.deadlines.WorkingDays;
import redress.triage.moves.SampleMoves;
import redress.triage.routing.SampleProposals;
import redress.triage.rules.Proposal;
import redress.triage.rules.RuleChecks;
import redress.triage.rules.Thresholds;
import tools.jackson.databind.json.JsonMapper;

/** Cases at each stage, moved by hand where the process would move them. */
public final class SampleCases {

    static final Instant OPENED = Instant.parse("2026-11-23T10:00:05Z");
    static final WorkingDays DAYS = WorkingDays.of(SampleReports.calendar());
    static final LocalDate PROMISED = LocalDate.of(2027, 2, 22);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What is usually done in a stage. */
    private static final Map<Stage, String> MAIN = Map.of(
            Stage.ACKNOWLEDGEMENT, "acknowledgement",
            Stage.TRIAGE, "triage",
            Stage.REPLY, "reply",
            Stage.PANEL, "panel",
            Stage.MEDIATION, "mediation",
            Stage.AGREEMENT, "agreement",
            Stage.REMEDY, "actions",
            Stage.OUTCOME, "outcome",
            Stage.CLOSING, "closing");

    private SampleCases() {}

    public static Case opened(IdentityMode identity) {
        return opened(identity, Urgency.NORMAL);
    }

    static Case opened(IdentityMode identity, Urgency proposed) {
        return opened(identity, true, proposed);
    }

    static Case opened(IdentityMode identity, boolean shareWithBody, Urgency proposed) {
        var report = SampleReports.of(identity, shareWithBody, Instant.parse("2026-11-23T10:00:00Z"));
        Case opened = Case.open("case-1", report, SampleReports.compact("thurrock"), OPENED);
        SampleProposals.propose(
                opened,
                RuleChecks.check(report.facts(), report.categories(), Thresholds.NATIONAL),
                new Proposal(Severity.SEVERAL_GROUPS, proposed, Route.MEDIATE, List.of("a", "b", "c")),
                OPENED);
        new Course(opened).enter(Stage.ACKNOWLEDGEMENT, DAYS, OPENED);
        return opened;
    }

    /** A case that has gone the usual way so far. */
    public static Case at(Stage stage) {
        return walked(opened(IdentityMode.NAMED), stage);
    }

    private static Case walked(Case it, Stage stage) {
        while (it.stage() != stage) {
            Stage now = it.stage();
            act(it, MAIN.get(now), OPENED);
            if (now == Stage.CLOSING) {
                new Course(it).close(OPENED);
            } else {
                new Course(it).enter(Stage.values()[now.ordinal() + 1], DAYS, OPENED);
            }
        }
        return it;
    }

    /** A case that nobody has looked at. */
    public static Case fresh(IdentityMode identity, boolean shareWithBody) {
        return opened(identity, shareWithBody, Urgency.NORMAL);
    }

    /** A case that was put to the body. */
    public static Case accepted(IdentityMode identity, boolean shareWithBody) {
        Case it = opened(identity, shareWithBody, Urgency.NORMAL);
        act(it, "acknowledgement", OPENED);
        new Course(it).enter(Stage.TRIAGE, DAYS, OPENED);
        triage(it, "ACCEPT", "A statement", true, OPENED);
        act(it, "external-steps", OPENED);
        new Course(it).enter(Stage.REPLY, DAYS, OPENED);
        return it;
    }

    /**
     * A case that was put to the body and went on without its reply and without a panel, with all that the clock and the calendar can
     * do: a deadline moved before and after it was put to the body, one that was near, one missed.
     */
    public static Case eventful(IdentityMode identity) {
        Case it = opened(identity, true, Urgency.NORMAL);
        Course course = new Course(it);
        course.recount(withHoliday("2026-11-25"), OPENED);
        act(it, "acknowledgement", OPENED.plusSeconds(60));
        course.enter(Stage.TRIAGE, DAYS, OPENED.plusSeconds(60));
        Instant told = OPENED.plusSeconds(120);
        triage(it, "ACCEPT", "A statement", true, told);
        act(it, "external-steps", told);
        course.enter(Stage.REPLY, DAYS, told);
        course.recount(withHoliday("2026-12-02"), told);
        course.near(Stage.REPLY, it.remindAt());
        Instant missed = it.dueAt().plusSeconds(1);
        course.missed(Stage.REPLY, missed);
        course.enter(Stage.PANEL, DAYS, missed);
        act(it, "no-agreement", missed);
        course.enter(Stage.OUTCOME, DAYS, missed);
        return it;
    }

    static WorkingDays withHoliday(String day) {
        var known = SampleReports.calendar();
        List<LocalDate> holidays = new ArrayList<>(known.holidays());
        holidays.add(LocalDate.parse(day));
        return WorkingDays.of(new CalendarChanged(
                known.calendarId(), known.version() + 1, known.from(), known.to(), List.copyOf(holidays)));
    }

    /** A case that was put to the body and went its whole course. */
    public static Case closed(IdentityMode identity, boolean shareWithBody) {
        return walked(accepted(identity, shareWithBody), Stage.CLOSED);
    }

    /** What has happened to it since it was read. */
    public static List<CaseEvent> events(Case it) {
        return it.events();
    }

    /** The move of that name, with what people would write. */
    public static void act(Case it, String move, Instant at) {
        switch (move) {
            case "acknowledgement" -> make(it, move, "{'note':'A note'}", at);
            case "triage" -> triage(it, "ACCEPT", null, false, at);
            case "reply" -> make(it, move, "{'text':'Text','position':'EXPLAINS'}", at);
            case "extension" -> make(it, move, "{'reason':'Reason'}", at);
            case "extension-decision" -> {
                act(it, "extension", at);
                make(it, move, "{'state':'GRANTED'}", at);
            }
            case "panel" ->
                make(
                        it,
                        move,
                        "{'members':[{'personId':'sample-1','sector':'STATUTORY','conflict':false},"
                                + "{'personId':'sample-2','sector':'VCS','conflict':false}]}",
                        at);
            case "mediation" -> make(it, move, "{'result':'AGREEMENT','heldOn':'2026-11-23','note':'A note'}", at);
            case "agreement" ->
                make(
                        it,
                        move,
                        "{'text':'Text','signedByBodyOn':'2026-11-23','signedByGroupOn':'2026-11-23','actions':["
                                + "{'action':'CONSULT','detail':'Detail','dueOn':'" + PROMISED.minusDays(3) + "'},"
                                + "{'action':'KEEP_FUNDING','detail':'Detail','dueOn':'" + PROMISED + "'}]}",
                        at);
            case "actions" -> promised(it).forEach(id -> recordPromise(it, id, "KEPT", "Evidence", at));
            case "no-agreement" -> make(it, move, "{'reason':'Reason'}", at);
            case "outcome" ->
                recordOutcome(it, "Summary" + ".".repeat((int) count(it, "OUTCOME_RECORDED")), at, "FUNDING_KEPT");
            case "closing" -> make(it, move, "{}", at);
            case "owner" -> SampleMoves.makeBy("sample-deputy", it, move, "{}", at);
            case "external-steps" -> outsideStep(it, (int) count(it, "EXTERNAL_STEP"), at);
            default -> throw new IllegalArgumentException(move);
        }
    }

    static void make(Case it, String move, String json, Instant at) {
        SampleMoves.make(it, move, null, json, at);
    }

    static void triage(Case it, String result, @Nullable String statement, boolean agreed, Instant at) {
        make(
                it,
                "triage",
                "{'result':'" + result + "','severity':'" + (statement == null ? "SECTOR_WIDE" : "SINGLE_GROUP")
                        + "','urgency':'NORMAL','undertakings':['NC10-4.2'],'reason':'The reason'"
                        + (statement == null ? "" : ",'statementForBody':'" + statement + "'")
                        + ",'wordingAgreed':" + agreed + "}",
                at);
    }

    /** The ids of what was promised. */
    static List<String> promised(Case it) {
        List<String> ids = new ArrayList<>();
        Object actions = SampleMoves.views()
                .of(it, SampleMoves.OFFICER, Role.OFFICER)
                .members()
                .get("actions");
        JSON.valueToTree(actions)
                .forEach(action -> ids.add(action.get("actionId").asString()));
        return ids;
    }

    static void recordPromise(Case it, String id, String status, @Nullable String evidence, Instant at) {
        SampleMoves.make(
                it,
                "actions",
                id,
                "{'status':'" + status + "','recordedOn':'2026-11-23'"
                        + (evidence == null ? "" : ",'evidence':'" + evidence + "'") + "}",
                at);
    }

    static void recordOutcome(Case it, String summary, Instant at, String... outcomes) {
        make(it, "outcome", "{'outcomes':['" + String.join("','", outcomes) + "'],'summary':'" + summary + "'}", at);
    }

    static void outsideStep(Case it, int number, Instant at) {
        make(
                it,
                "external-steps",
                "{'route':'CALL_IN','result':'PENDING','happenedOn':'2026-11-20','note':'A note " + number + "'}",
                at);
    }

    private static long count(Case it, String kind) {
        return it.entries().stream().filter(entry -> entry.kind().equals(kind)).count();
    }

    /** All that is kept of it, other than when and how often it was stored: its spine, sections and timeline. */
    static byte[] stored(Case it) {
        return (new String(CaseJson.write(it), StandardCharsets.UTF_8)
                        + JSON.writeValueAsString(SampleMoves.views()
                                .of(it, SampleMoves.OFFICER, Role.OFFICER)
                                .members())
                        + it.entries())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The move of that name, of which only the form is right. */
    static void tried(Case it, String move, Instant at) {
        if (move.equals("actions")) {
            recordPromise(it, "a1", "KEPT", null, at);
        } else {
            act(it, move, at);
        }
    }

    static <T> T last(List<?> events, Class<T> type) {
        return events.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((one, other) -> other)
                .map(Objects::requireNonNull)
                .orElseThrow();
    }
}
