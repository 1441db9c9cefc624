package redress.triage.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import redress.events.codes.AgreedAction;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.IdentityMode;
import redress.events.codes.Outcome;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Route;
import redress.events.codes.Sector;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.triage.SampleReports;
import redress.triage.deadlines.WorkingDays;
import redress.triage.mediation.Agreement;
import redress.triage.mediation.Mediation;
import redress.triage.panel.Panel;
import redress.triage.remedy.Promise;
import redress.triage.rules.Proposal;
import redress.triage.rules.RuleChecks;
import redress.triage.rules.Thresholds;

/** Cases at each stage, moved by hand where the process would move them. */
public final class SampleCases {

    static final String OFFICER = "sample-thurrock-officer";
    static final Instant OPENED = Instant.parse("2026-11-23T10:00:05Z");
    static final WorkingDays DAYS = WorkingDays.of(SampleReports.calendar());
    static final LocalDate PROMISED = LocalDate.of(2027, 2, 22);

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
        opened.propose(
                RuleChecks.check(report.facts(), report.categories(), Thresholds.NATIONAL),
                new Proposal(Severity.SEVERAL_GROUPS, proposed, Route.MEDIATE, List.of("a", "b", "c")));
        opened.enter(Stage.ACKNOWLEDGEMENT, DAYS, OPENED);
        return opened;
    }

    /** A case that has gone the usual way so far. */
    public static Case at(Stage stage) {
        return walked(opened(IdentityMode.NAMED), stage);
    }

    private static Case walked(Case it, Stage stage) {
        while (it.file().stage() != stage) {
            Stage now = it.file().stage();
            act(it, mainAction(now), OPENED);
            if (now == Stage.CLOSING) {
                it.close(OPENED);
            } else {
                it.enter(Stage.values()[now.ordinal() + 1], DAYS, OPENED);
            }
        }
        return it;
    }

    /** A case that nobody has looked at. */
    public static CaseFile fresh(IdentityMode identity, boolean shareWithBody) {
        return opened(identity, shareWithBody, Urgency.NORMAL).file();
    }

    /** A case that was put to the body. */
    public static CaseFile accepted(IdentityMode identity, boolean shareWithBody) {
        return put(identity, shareWithBody).file();
    }

    /** A case that was put to the body and went its whole course. */
    public static CaseFile closed(IdentityMode identity, boolean shareWithBody) {
        return walked(put(identity, shareWithBody), Stage.CLOSED).file();
    }

    private static Case put(IdentityMode identity, boolean shareWithBody) {
        Case it = opened(identity, shareWithBody, Urgency.NORMAL);
        act(it, CaseAction.ACKNOWLEDGEMENT, OPENED);
        it.enter(Stage.TRIAGE, DAYS, OPENED);
        it.triage(
                new Decision(
                        TriageResult.ACCEPT,
                        Severity.SINGLE_GROUP,
                        Urgency.NORMAL,
                        List.of("NC10-4.2"),
                        "The reason",
                        "A statement",
                        true),
                OFFICER,
                OPENED);
        act(it, CaseAction.EXTERNAL_STEP, OPENED);
        it.enter(Stage.REPLY, DAYS, OPENED);
        return it;
    }

    private static CaseAction mainAction(Stage stage) {
        return CaseAction.values()[stage.ordinal()];
    }

    static void act(Case it, CaseAction action, Instant at) {
        switch (action) {
            case ACKNOWLEDGEMENT -> it.acknowledge("A note", OFFICER, at);
            case TRIAGE -> it.triage(decision(TriageResult.ACCEPT), OFFICER, at);
            case REPLY -> it.reply(new Reply("Text", Reply.Position.EXPLAINS, null), OFFICER, at);
            case PANEL ->
                it.formPanel(
                        new Panel(
                                List.of(
                                        new Panel.Seat("sample-1", Sector.STATUTORY),
                                        new Panel.Seat("sample-2", Sector.VCS)),
                                null),
                        OFFICER,
                        at);
            case MEDIATION ->
                it.mediate(
                        new Mediation(Mediation.Result.AGREEMENT, LocalDate.of(2026, 11, 23), "A note"), OFFICER, at);
            case AGREEMENT ->
                it.agree(
                        new Agreement("Text", LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 23)),
                        List.of(
                                Promise.made("a1", AgreedAction.CONSULT, "Detail", PROMISED.minusDays(3)),
                                Promise.made("a2", AgreedAction.KEEP_FUNDING, "Detail", PROMISED)),
                        OFFICER,
                        at);
            case RECORD_PROMISE ->
                List.of("a1", "a2")
                        .forEach(id -> it.recordPromise(
                                id, RemedyStatus.KEPT, LocalDate.of(2026, 11, 23), "Evidence", OFFICER, at));
            case NO_AGREEMENT -> it.endWithoutAgreement("Reason", OFFICER, at);
            case OUTCOME -> {
                String before = it.file().summary();
                it.recordOutcome(List.of(Outcome.FUNDING_KEPT), before == null ? "Summary" : before + ".", OFFICER, at);
            }
            case CLOSING -> it.finish(OFFICER);
            case EXTERNAL_STEP ->
                it.recordExternalStep(
                        new ExternalStep(
                                ExternalRoute.CALL_IN,
                                ExternalResult.PENDING,
                                LocalDate.of(2026, 11, 20),
                                "A note " + it.file().externalSteps().size()),
                        OFFICER,
                        at);
        }
    }

    static Decision decision(TriageResult result) {
        return new Decision(
                result, Severity.SECTOR_WIDE, Urgency.NORMAL, List.of("NC10-4.2"), "The reason", null, false);
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
