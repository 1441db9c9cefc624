package redress.triage.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.events.codes.CloseReason;
import redress.events.codes.DeadlineReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.Outcome;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Stage;
import redress.events.codes.Urgency;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CompactChanged;
import redress.events.register.StageLimit;
import redress.events.triage.ActionRecorded;
import redress.events.triage.AgreementReached;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExternalStepRecorded;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.RuleFinding;
import redress.events.triage.StageChanged;
import redress.triage.cases.Entry.Kind;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.Limits;
import redress.triage.deadlines.WorkingDays;
import redress.triage.mediation.Agreement;
import redress.triage.mediation.Mediation;
import redress.triage.panel.Panel;
import redress.triage.remedy.Promise;
import redress.triage.rules.Proposal;
import redress.triage.rules.RuleCheck;

/**
 * The rules of a case. Each method either does what it says, collecting the events that it causes, or refuses and changes nothing. It
 * says whether the case may move; when and where to, the process says, by {@link #enter} and {@link #close}.
 */
public final class Case {

    static final int MOST_EXTERNAL_STEPS = 100;
    static final int MOST_OUTCOMES = 100;

    private final CaseFile file;
    private final List<CaseEvent> events = new ArrayList<>();
    private boolean panelFormed;
    private @Nullable Map<String, Object> departure;
    private @Nullable Instant at;

    Case(CaseFile file) {
        this.file = file;
    }

    static Case open(String caseId, ReportSubmitted report, CompactChanged compact, Instant at) {
        CaseFile file = new CaseFile();
        file.about = new CaseRef(
                caseId, report.reportId(), report.reference(), report.compactId(), report.bodyId(), compact.region());
        file.report = report;
        file.limits = compact.limits();
        file.calendarId = compact.calendarId();
        file.since = at;
        Case opened = new Case(file);
        opened.note(at, Kind.OPENED, "The case was opened.", null);
        opened.events.add(new CaseOpened(
                file.about,
                at,
                report.identityMode(),
                report.relationship(),
                report.categories(),
                report.undertakings(),
                report.moneyAtStake(),
                report.peopleAffected()));
        return opened;
    }

    void propose(List<RuleCheck> checks, Proposal proposal) {
        file.ruleChecks = checks;
        file.proposal = proposal;
    }

    public void acknowledge(@Nullable String note, String by, Instant at) {
        leave(CaseAction.ACKNOWLEDGEMENT, Map.of());
        file.note = note;
        note(at, Kind.ACKNOWLEDGED, "The report was acknowledged.", by);
        events.add(new CaseAcknowledged(file.about, at));
    }

    public void triage(Decision decision, String by, Instant at) {
        check(CaseAction.TRIAGE);
        IdentityMode identity = file.report.identityMode();
        if (decision.accepted() && identity == IdentityMode.ANONYMOUS_EVIDENCE) {
            throw new CaseRefused("result", "An anonymous report is evidence only: it cannot be put to the body.");
        }
        if (decision.accepted() && file.statementNeeded()) {
            if (decision.statementForBody() == null) {
                throw new CaseRefused(
                        "statementForBody", "The report itself is not shown to the body. Write what the body is told.");
            }
            if (!decision.wordingAgreed()) {
                throw new CaseRefused("wordingAgreed", "The reporter has to agree to the wording for the body first.");
            }
        }
        leave(CaseAction.TRIAGE, Map.of("route", decision.accepted() ? "ACCEPTED" : "CLOSED"));
        file.decision = decision;
        note(at, Kind.TRIAGED, Wording.of(decision.result()), by);
        events.add(new CaseTriaged(
                file.about,
                at,
                decision.result(),
                decision.severity(),
                decision.urgency(),
                decision.undertakings(),
                file.ruleChecks.stream()
                        .map(check -> new RuleFinding(check.ruleId(), check.result()))
                        .toList()));
    }

    public void reply(Reply reply, String by, Instant at) {
        leave(CaseAction.REPLY, Map.of());
        file.reply = reply;
        note(at, Kind.REPLIED, "The public body replied.", by);
    }

    public void formPanel(Panel panel, String by, Instant at) {
        leave(CaseAction.PANEL, Map.of());
        file.panel = panel;
        panelFormed = true;
        note(at, Kind.PANEL_FORMED, "A panel of " + panel.members().size() + " members was formed.", by);
    }

    public void mediate(Mediation mediation, String by, Instant at) {
        boolean agreed = mediation.result() == Mediation.Result.AGREEMENT;
        leave(CaseAction.MEDIATION, Map.of("agreed", agreed));
        file.mediation = mediation;
        note(at, Kind.MEDIATED, agreed ? "Mediation found terms." : "Mediation ended without agreement.", by);
    }

    public void agree(Agreement agreement, List<Promise> promises, String by, Instant at) {
        leave(CaseAction.AGREEMENT, Map.of());
        file.agreement = agreement;
        file.promises = new ArrayList<>(promises);
        note(at, Kind.AGREED, "Both sides signed an agreement.", by);
        events.add(new AgreementReached(
                file.about, at, promises.stream().map(Promise::published).toList()));
    }

    /** Ends the attempt to agree, where it cannot go on. */
    public void endWithoutAgreement(String reason, String by, Instant at) {
        boolean panel = file.stage == Stage.PANEL;
        leave(CaseAction.NO_AGREEMENT, Map.of("impasse", true));
        file.impasse = reason;
        note(
                at,
                Kind.NO_AGREEMENT,
                panel ? "No panel could be formed." : "The agreement was not signed by both sides.",
                by);
    }

    /** @throws NoSuchCase if nothing of that id was promised */
    public void recordPromise(
            String actionId, RemedyStatus status, LocalDate on, @Nullable String shownBy, String by, Instant at) {
        check(CaseAction.RECORD_PROMISE);
        int index = 0;
        while (index < file.promises.size()
                && !file.promises.get(index).actionId().equals(actionId)) {
            index++;
        }
        if (index == file.promises.size()) {
            throw new NoSuchCase("Nothing of that id was promised");
        }
        if (!file.promises.get(index).open()) {
            throw new CaseRefused("status", "What became of this was recorded before, and is counted.");
        }
        Promise recorded = file.promises.get(index).recorded(status, on, shownBy);
        file.promises.set(index, recorded);
        note(at, Kind.ACTION_RECORDED, Wording.of(recorded.action(), status), by);
        events.add(new ActionRecorded(file.about, at, actionId, recorded.action(), status, on));
        if (file.promises.stream().noneMatch(Promise::open)) {
            leave(CaseAction.RECORD_PROMISE, Map.of());
        }
    }

    /** Recording what is held already changes nothing: it is the same sending again, after an answer that was lost. */
    public void recordOutcome(List<Outcome> outcomes, String summary, String by, Instant at) {
        check(CaseAction.OUTCOME);
        if (Set.copyOf(outcomes).equals(Set.copyOf(file.outcomes)) && summary.equals(file.summary)) {
            return;
        }
        if (count(Kind.OUTCOME_RECORDED) == MOST_OUTCOMES) {
            throw new CaseRefused("outcomes", "The outcome of this case was corrected as often as it can be.");
        }
        if (file.stage == Stage.OUTCOME) {
            leave(CaseAction.OUTCOME, Map.of());
        }
        List<Outcome> before = file.outcomes;
        file.outcomes = List.copyOf(outcomes);
        file.summary = summary;
        note(
                at,
                Kind.OUTCOME_RECORDED,
                before.isEmpty() ? "The outcome was recorded." : "The outcome was corrected.",
                by);
        events.add(new OutcomeRecorded(file.about, at, outcomes, before));
    }

    public void finish(String by) {
        leave(CaseAction.CLOSING, Map.of());
        file.closedBy = by;
    }

    /** Recording what is held already changes nothing, as with an outcome. */
    public void recordExternalStep(ExternalStep step, String by, Instant at) {
        check(CaseAction.EXTERNAL_STEP);
        if (file.externalSteps.contains(step)) {
            return;
        }
        if (file.externalSteps.size() == MOST_EXTERNAL_STEPS) {
            throw new CaseRefused("route", "This case holds as many outside steps as it can.");
        }
        file.externalSteps.add(step);
        note(at, Kind.EXTERNAL_STEP, Wording.of(step.route(), step.result()), by);
        events.add(new ExternalStepRecorded(file.about, at, step.route(), step.result(), step.happenedOn()));
    }

    /** @return false if the case was closed before, which nothing changes any more */
    boolean withdraw(Instant at) {
        if (file.stage == Stage.CLOSED || file.withdrawnAt != null) {
            return false;
        }
        file.withdrawnAt = at;
        note(at, Kind.WITHDRAWN, "The reporter withdrew the report.", null);
        return true;
    }

    /** Where the process now stands. Entering the stage in which the case stands changes nothing. */
    Deadline enter(Stage stage, WorkingDays days, Instant at) {
        if (file.stage == stage) {
            return deadline();
        }
        Deadline deadline = count(stage, days, at);
        moveTo(stage, at);
        keep(deadline, days);
        events.add(deadlineSet(at, null));
        return deadline;
    }

    /**
     * The calendar says something else than when the deadline was counted. What people were told never comes earlier, and what was
     * missed stays missed.
     *
     * @return the deadline if it has changed, or is certain now
     */
    @Nullable
    Deadline recount(WorkingDays days, Instant at) {
        if (file.dueAt == null || file.stage == null || file.missed || Deadline.isMissed(file.dueAt, at)) {
            return null;
        }
        Deadline told = deadline();
        Deadline deadline = told.orLater(count(file.stage, days, file.since));
        if (deadline.equals(told)) {
            return null;
        }
        DeadlineReason reason = told.provisional() ? DeadlineReason.CALENDAR_EXTENDED : DeadlineReason.HOLIDAYS_ADDED;
        keep(deadline, days);
        note(at, Kind.DEADLINE_MOVED, Wording.of(reason, told, deadline), null);
        events.add(deadlineSet(at, reason));
        return deadline;
    }

    private Deadline deadline() {
        return new Deadline(
                Objects.requireNonNull(file.remindAt), Objects.requireNonNull(file.dueAt), file.provisional);
    }

    private Deadline count(Stage stage, WorkingDays days, Instant entered) {
        StageLimit limit = Limits.of(file.limits).of(stage, file.urgency() == Urgency.URGENT);
        return switch (stage) {
            case ACKNOWLEDGEMENT, TRIAGE -> days.deadline(file.report.submittedAt(), limit);
            case REMEDY -> days.deadline(lastPromise(), limit);
            default -> days.deadline(entered, limit);
        };
    }

    private void keep(Deadline deadline, WorkingDays days) {
        file.remindAt = deadline.remindAt();
        file.dueAt = deadline.dueAt();
        file.provisional = deadline.provisional();
        file.countedBy = days.version();
    }

    private DeadlineSet deadlineSet(Instant at, @Nullable DeadlineReason reason) {
        Deadline set = deadline();
        return new DeadlineSet(
                file.about, at, file.stage(), set.remindAt(), set.dueAt(), set.provisional() ? true : null, reason);
    }

    /** The end of the process, however it came. */
    void close(Instant at) {
        Stage reached = file.stage();
        CloseReason reason = file.withdrawnAt != null
                ? CloseReason.WITHDRAWN
                : file.shownToBody() ? CloseReason.OUTCOME_RECORDED : CloseReason.NOT_ACCEPTED;
        moveTo(Stage.CLOSED, at);
        file.remindAt = null;
        file.dueAt = null;
        file.provisional = false;
        file.taskId = null;
        file.processInstanceId = null;
        file.closeReason = reason;
        note(at, Kind.CLOSED, Wording.of(reason), file.closedBy);
        events.add(new CaseClosed(file.about, at, reason, reached));
    }

    /**
     * The reminder of a stage has come. Changes nothing if the case has left the stage, was reminded before, or has missed the deadline
     * already, as a promise that was due when it was recorded.
     *
     * @throws TimerTooEarly if it has not come, whatever the timer says: a clock may have been ahead, or the deadline was moved
     */
    void near(Stage stage, Instant at) {
        if (file.stage != stage || file.reminded) {
            return;
        }
        TimerTooEarly.check(Objects.requireNonNull(file.remindAt), at);
        Instant due = Objects.requireNonNull(file.dueAt);
        if (!Deadline.isMissed(due, at)) {
            file.reminded = true;
            note(at, Kind.DEADLINE_NEAR, "The deadline of this stage is near.", null);
            events.add(new DeadlineNear(file.about, at, stage, due, file.provisional ? true : null));
        }
    }

    /**
     * The deadline of a stage has passed. Changes nothing if the case has left the stage, or missed it before.
     *
     * @throws TimerTooEarly if it has not passed, whatever the timer says
     */
    void missed(Stage stage, Instant at) {
        if (file.stage == stage && !file.missed) {
            TimerTooEarly.check(deadline().missedAt(), at);
            file.missed = true;
            MissedEffect effect = MustAct.ifMissed(stage);
            note(at, Kind.DEADLINE_MISSED, Wording.of(effect), null);
            events.add(new DeadlineMissed(file.about, at, stage, Objects.requireNonNull(file.dueAt), effect));
        }
    }

    public CaseFile file() {
        return file;
    }

    /** What the process needs to decide where the case goes; null as long as the stage is not ended. */
    @Nullable
    Map<String, Object> departure() {
        return departure;
    }

    /** Whether anything was done with the case since it was read. */
    boolean changed() {
        return departure != null || !events.isEmpty();
    }

    /** What has happened since the case was read, in order. */
    List<CaseEvent> events() {
        return List.copyOf(events);
    }

    /** The moment at which all of it happens; null as long as nothing has. */
    @Nullable
    Instant at() {
        return at;
    }

    void changedAt(Instant now) {
        at = now;
    }

    /** Whether a panel was formed since the case was read, so that its seats have to be stored. */
    boolean panelFormed() {
        return panelFormed;
    }

    /** Called when the case is being stored with its events. */
    void stored() {
        file.seq += events.size();
        events.clear();
        panelFormed = false;
    }

    private void moveTo(Stage stage, Instant at) {
        Stage from = file.stage;
        Instant due = file.withdrawnAt == null ? file.dueAt : null;
        events.add(
                from == null
                        ? StageChanged.opened(file.about, at, stage)
                        : new StageChanged(
                                file.about,
                                at,
                                from,
                                file.since,
                                due == null ? null : !Deadline.isMissed(due, at),
                                stage));
        file.stage = stage;
        file.since = at;
        file.reminded = false;
        file.missed = false;
        departure = null;
    }

    private LocalDate lastPromise() {
        return file.promises.stream()
                .map(Promise::dueOn)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private void leave(CaseAction action, Map<String, Object> decided) {
        check(action);
        departure = decided;
    }

    private void check(CaseAction action) {
        if (!action.possibleIn(file.stage())) {
            throw new ActionNotPossible(action, file.stage());
        }
    }

    private long count(Kind kind) {
        return file.timeline.stream().filter(entry -> entry.kind() == kind).count();
    }

    private void note(Instant at, Kind kind, String text, @Nullable String by) {
        file.timeline.add(new Entry(at, kind, text, by));
    }
}
