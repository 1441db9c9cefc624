package redress.triage.cases;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.Outcome;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.intake.ReportSubmitted;
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
import redress.triage.deadlines.Deadline;
import redress.triage.mediation.Agreement;
import redress.triage.mediation.AgreementForm;
import redress.triage.mediation.Mediation;
import redress.triage.mediation.MediationResult;
import redress.triage.mediation.Reply;
import redress.triage.panel.Panel;
import redress.triage.remedy.ActionForm;
import redress.triage.remedy.PromiseForm;
import redress.triage.remedy.WatchedAction;
import redress.triage.rules.Proposal;
import redress.triage.rules.RuleCheck;
import redress.triage.rules.RuleChecks;
import redress.triage.rules.Thresholds;

/**
 * A report on its way from opening to closing. Decides whether a step may be taken and what follows from it; when the next stage begins
 * is for the process to say, which then calls {@link #enter}. Every change is told by events, collected until the case is saved. Stored
 * as one JSON document of its fields.
 */
@JsonAutoDetect(
        fieldVisibility = Visibility.ANY,
        getterVisibility = Visibility.NONE,
        isGetterVisibility = Visibility.NONE,
        setterVisibility = Visibility.NONE)
public final class Case {
    /** Keeps the case file and its document within bounds. */
    static final int MOST_EXTERNAL_STEPS = 50;

    static final int MOST_OUTCOMES_RECORDED = 20;
    private static final int FARTHEST_PROMISE_YEARS = 5;

    // What was reported, and the terms that were in force then.
    CaseRef about;
    ReportSubmitted report;
    long compactVersion;

    // Where the case stands.
    @Nullable Stage stage;
    Instant since;
    @Nullable Deadline deadline;
    boolean reminded;
    boolean missed;
    @Nullable CloseReason closeReason;

    // What was found and decided.
    @Nullable Proposal proposal;
    Urgency urgency = Urgency.NORMAL;
    @Nullable Triage triage;
    @Nullable Reply reply;
    @Nullable Panel panel;
    @Nullable Mediation mediation;
    @Nullable Agreement agreement;
    List<WatchedAction> actions = new ArrayList<>();
    List<ExternalStep> externalSteps = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    int outcomesRecorded;
    final Timeline timeline = new Timeline();

    // Where the process stands, in the engine's ids.
    @Nullable String processId;
    @Nullable String taskId;

    /** How many events it has told so far; the last one's place in their order. */
    long seq;

    /** As stored; of the row, not of the document. */
    transient long version;

    private final transient List<CaseEvent> events = new ArrayList<>();

    private Case() {}

    static Case open(String caseId, ReportSubmitted report, String region, long compactVersion, Instant at) {
        Case opened = new Case();
        opened.about = new CaseRef(
                caseId, report.reportId(), report.reference(), report.compactId(), report.bodyId(), region);
        opened.report = report;
        opened.compactVersion = compactVersion;
        opened.since = at;
        opened.tell(new CaseOpened(
                opened.about,
                at,
                report.identityMode(),
                report.relationship(),
                report.categories(),
                report.undertakings(),
                report.moneyAtStake(),
                report.peopleAffected()));
        return opened;
    }

    /** What the routing table suggests. Its urgency counts until a person has decided. */
    public void propose(Proposal proposal) {
        this.proposal = proposal;
        this.urgency = proposal.urgency();
    }

    /** The process has come to a stage and waits there under an id of its own. */
    public void enter(Stage to, Deadline deadline, String processId, String taskId, Instant at) {
        tell(
                stage == null
                        ? StageChanged.opened(about, at, to)
                        : new StageChanged(about, at, stage, since, inTime(at), to));
        this.stage = to;
        this.since = at;
        this.deadline = deadline;
        this.processId = processId;
        this.taskId = taskId;
        reminded = false;
        missed = false;
        tell(new DeadlineSet(about, at, to, deadline.remindAt(), deadline.dueAt()));
    }

    /** Once for each stage. */
    public void remind(Instant at) {
        if (deadline != null && !reminded) {
            reminded = true;
            tell(new DeadlineNear(about, at, stage(), deadline.dueAt()));
        }
    }

    /** Once for each stage. */
    public void missDeadline(Instant at) {
        if (deadline != null && !missed) {
            missed = true;
            tell(new DeadlineMissed(
                    about, at, stage(), deadline.dueAt(), CaseStatus.of(stage()).ifMissed()));
        }
    }

    void acknowledge(@Nullable String note, Hand hand) {
        require(Action.ACKNOWLEDGEMENT);
        tell(new CaseAcknowledged(about, hand.at()), hand, note);
    }

    /** A confidential report is put to the body only in words that the reporter agreed to; an anonymous one cannot be mediated. */
    void triage(TriageForm form, Hand hand) {
        require(Action.TRIAGE);
        boolean accepts = form.result() == TriageResult.ACCEPT;
        boolean inAgreedWords = accepts && report.identityMode() == IdentityMode.CONFIDENTIAL;
        new RuleBroken.Check(hand.today())
                .holds(
                        !accepts || report.identityMode() != IdentityMode.ANONYMOUS_EVIDENCE,
                        "result",
                        "An anonymous report ends at triage: there is nobody to mediate with.")
                .holds(
                        !inAgreedWords || form.statementForBody() != null,
                        "statementForBody",
                        "The reporter is confidential: write what the body is told.")
                .holds(
                        !inAgreedWords || Boolean.TRUE.equals(form.wordingAgreed()),
                        "wordingAgreed",
                        "The reporter has to agree to the wording first.")
                .done();
        Triage decided = form.triage();
        triage = decided;
        urgency = decided.urgency();
        List<RuleFinding> findings = ruleChecks().stream()
                .map(check -> new RuleFinding(check.ruleId(), check.result()))
                .toList();
        tell(
                new CaseTriaged(
                        about,
                        hand.at(),
                        decided.result(),
                        decided.severity(),
                        decided.urgency(),
                        decided.undertakings(),
                        findings),
                hand,
                null);
    }

    void reply(Reply given, Hand hand) {
        require(Action.REPLY);
        reply = given;
        timeline.add(hand, "REPLIED", "The body replied.", null);
    }

    /** The composition is checked before; the pool is the register's to know. */
    void form(Panel formed, Hand hand) {
        require(Action.PANEL);
        panel = formed;
        timeline.add(hand, "PANEL_FORMED", "A panel of " + formed.members().size() + " was formed.", null);
    }

    void mediate(Mediation held, Hand hand) {
        require(Action.MEDIATION);
        new RuleBroken.Check(hand.today()).past("heldOn", held.heldOn()).done();
        mediation = held;
        timeline.add(
                hand,
                "MEDIATED",
                agreed() ? "The mediation ended in an agreement." : "The mediation ended without an agreement.",
                held.note());
    }

    void agree(AgreementForm form, Hand hand) {
        require(Action.AGREEMENT);
        LocalDate today = hand.today();
        RuleBroken.Check check = new RuleBroken.Check(today)
                .past("signedByBodyOn", form.signedByBodyOn())
                .past("signedByGroupOn", form.signedByGroupOn());
        List<WatchedAction> promised = new ArrayList<>();
        for (PromiseForm each : form.actions()) {
            String field = "actions[" + promised.size() + "].dueOn";
            check.holds(each.dueOn().isAfter(today), field, "Give a day that is still to come.")
                    .holds(
                            !each.dueOn().isAfter(today.plusYears(FARTHEST_PROMISE_YEARS)),
                            field,
                            "Give a day within the next " + FARTHEST_PROMISE_YEARS + " years.");
            promised.add(WatchedAction.promised(promised.size() + 1, each));
        }
        check.done();
        agreement = form.agreement();
        actions = promised;
        List<redress.events.triage.PromisedAction> promises =
                promised.stream().map(WatchedAction::promise).toList();
        tell(new AgreementReached(about, hand.at(), promises), hand, null);
    }

    /** @return whether every promise is settled now */
    boolean recordAction(String actionId, ActionForm form, Hand hand) {
        require(Action.ACTION);
        int place = promise(actionId);
        if (!actions.get(place).open()) {
            throw new ActionNotPossible("What became of this action has been recorded already.");
        }
        new RuleBroken.Check(hand.today())
                .holds(form.status() != RemedyStatus.NOT_DUE, "status", "Choose what became of it.")
                .past("recordedOn", form.recordedOn())
                .done();
        WatchedAction recorded = actions.get(place).recorded(form);
        actions.set(place, recorded);
        tell(
                new ActionRecorded(about, hand.at(), actionId, recorded.action(), form.status(), form.recordedOn()),
                hand,
                null);
        return actions.stream().noneMatch(WatchedAction::open);
    }

    /** The first time it ends the stage; later it corrects what was recorded, also after closing. */
    void recordOutcome(OutcomeForm form, Hand hand) {
        require(Action.OUTCOME);
        if (outcomesRecorded == MOST_OUTCOMES_RECORDED) {
            throw new ActionNotPossible("The outcome has been recorded " + MOST_OUTCOMES_RECORDED + " times already.");
        }
        outcomesRecorded++;
        List<Outcome> replaced = outcomes;
        outcomes = new ArrayList<>(new LinkedHashSet<>(form.outcomes()));
        tell(new OutcomeRecorded(about, hand.at(), outcomes, replaced), hand, form.summary());
    }

    void askToClose(Hand hand) {
        require(Action.CLOSING);
        timeline.add(hand, "CLOSING", "The case was closed by hand.", null);
    }

    void recordExternalStep(ExternalStep step, Hand hand) {
        require(Action.EXTERNAL_STEP);
        if (externalSteps.size() == MOST_EXTERNAL_STEPS) {
            throw new ActionNotPossible("No more than " + MOST_EXTERNAL_STEPS + " outside steps can be recorded.");
        }
        new RuleBroken.Check(hand.today()).past("happenedOn", step.happenedOn()).done();
        externalSteps.add(step);
        tell(
                new ExternalStepRecorded(about, hand.at(), step.route(), step.result(), step.happenedOn()),
                hand,
                step.note());
    }

    /** @return false if the case is closed already: then nothing follows */
    boolean withdraw() {
        if (stage() == Stage.CLOSED) {
            return false;
        }
        closeReason = CloseReason.WITHDRAWN;
        return true;
    }

    /** The process has come to its end. */
    public void close(Instant at) {
        Stage reached = stage();
        if (closeReason == null) {
            closeReason = triage != null && !accepted() ? CloseReason.NOT_ACCEPTED : CloseReason.OUTCOME_RECORDED;
        }
        tell(new StageChanged(about, at, reached, since, inTime(at), Stage.CLOSED));
        tell(new CaseClosed(about, at, closeReason, reached));
        stage = Stage.CLOSED;
        since = at;
        deadline = null;
        processId = null;
        taskId = null;
    }

    /** Whether it was put to the body. */
    public boolean accepted() {
        return triage != null && triage.result() == TriageResult.ACCEPT;
    }

    /** Whether the mediation found terms. */
    public boolean agreed() {
        return mediation != null && mediation.result() == MediationResult.AGREEMENT;
    }

    /** The last day by which something was promised. */
    LocalDate lastPromise() {
        return actions.stream().map(WatchedAction::dueOn).max(Comparator.naturalOrder()).orElseThrow();
    }

    /** What the arithmetic finds on the reported facts: the same whenever it is asked. */
    public List<RuleCheck> ruleChecks() {
        return RuleChecks.check(report.facts(), Thresholds.NATIONAL);
    }
}
