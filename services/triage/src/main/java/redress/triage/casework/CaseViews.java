package redress.triage.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import redress.triage.cases.CaseAction;
import redress.triage.cases.CaseFile;
import redress.triage.cases.Decision;
import redress.triage.cases.Entry;
import redress.triage.cases.Entry.Kind;
import redress.triage.cases.MustAct;
import redress.triage.casework.CaseView.ActionView;
import redress.triage.casework.CaseView.AllowedAction;
import redress.triage.casework.CaseView.CheckView;
import redress.triage.casework.CaseView.ClockView;
import redress.triage.casework.CaseView.TriageView;
import redress.triage.deadlines.OutsideClocks;
import redress.triage.mediation.Mediation;

/**
 * Shows a case to those who work on it. The body does not see the steering group's own notes, and of a report that is confidential, or
 * that the reporter did not agree to share with it, only the agreed statement and what it signed itself: no fact, date, tie or words of
 * an officer that could point to the reporter.
 */
final class CaseViews {

    private static final Set<Kind> NOT_FOR_THE_BODY =
            EnumSet.of(Kind.OPENED, Kind.ACKNOWLEDGED, Kind.EXTERNAL_STEP, Kind.DEADLINE_NEAR, Kind.DEADLINE_MISSED);

    private CaseViews() {}

    static CaseView of(CaseFile file, Part part) {
        boolean body = part == Part.BODY;
        boolean veiled = body && file.statementNeeded();
        boolean closed = file.stage() == Stage.CLOSED;
        var about = file.about();
        var report = file.report();
        return new CaseView(
                about.caseId(),
                about.reference(),
                veiled ? null : about.reportId(), // its first half tells when the report was filed
                about.compactId(),
                about.bodyId(),
                about.region(),
                file.stage(),
                file.since(),
                file.remindAt(),
                file.dueAt(),
                file.provisional() ? true : null,
                MustAct.in(file.stage()),
                closed ? null : MustAct.ifMissed(file.stage()),
                file.severity(),
                file.urgency(),
                report.identityMode(),
                veiled ? null : report.relationship(),
                veiled ? List.of() : report.categories(),
                file.undertakings(),
                veiled ? null : report.facts(),
                body ? null : file.note(),
                veiled ? List.of() : checks(file),
                body ? null : file.proposal(),
                triage(file.decision(), veiled),
                file.reply(),
                file.panel(),
                mediation(file.mediation(), body),
                file.agreement(),
                body ? null : file.impasse(),
                actions(file, veiled),
                body ? List.of() : file.externalSteps(),
                file.outcomes(),
                veiled ? null : file.summary(),
                file.closeReason(),
                timeline(file, body),
                allowed(file, part),
                body ? null : file.report().identityMode() != IdentityMode.ANONYMOUS_EVIDENCE && file.statementNeeded(),
                file.version(),
                veiled ? List.of() : clocks(file));
    }

    private static List<CheckView> checks(CaseFile file) {
        return file.ruleChecks().stream()
                .map(check -> new CheckView(check.ruleId(), check.result(), check.arithmetic(), check.undertaking()))
                .toList();
    }

    private static @Nullable TriageView triage(@Nullable Decision decision, boolean veiled) {
        return decision == null
                ? null
                : new TriageView(
                        decision.result(),
                        decision.severity(),
                        decision.urgency(),
                        decision.undertakings(),
                        veiled ? null : decision.reason(),
                        decision.statementForBody());
    }

    private static @Nullable Mediation mediation(@Nullable Mediation mediation, boolean body) {
        return mediation == null || !body ? mediation : new Mediation(mediation.result(), mediation.heldOn(), null);
    }

    private static List<ActionView> actions(CaseFile file, boolean veiled) {
        return file.promises().stream()
                .map(promise -> new ActionView(
                        promise.actionId(),
                        promise.action(),
                        promise.detail(),
                        promise.dueOn(),
                        promise.status(),
                        promise.recordedOn(),
                        veiled ? null : promise.evidence()))
                .toList();
    }

    private static List<Entry> timeline(CaseFile file, boolean body) {
        Instant told = body ? triagedAt(file) : Instant.MIN;
        return body
                ? file.timeline().stream()
                        .filter(entry -> !NOT_FOR_THE_BODY.contains(entry.kind()))
                        .filter(entry -> entry.kind() != Kind.DEADLINE_MOVED
                                || !entry.at().isBefore(told))
                        .map(entry -> new Entry(entry.at(), entry.kind(), entry.text(), null))
                        .toList()
                : file.timeline();
    }

    /** Deadlines from before say when the report was filed. */
    private static Instant triagedAt(CaseFile file) {
        return file.timeline().stream()
                .filter(entry -> entry.kind() == Kind.TRIAGED)
                .map(Entry::at)
                .findFirst()
                .orElse(Instant.MAX);
    }

    private static List<ClockView> clocks(CaseFile file) {
        return OutsideClocks.of(file.report().facts()).stream()
                .map(clock -> new ClockView(clock.route(), clock.lastDay(), clock.note()))
                .toList();
    }

    private static List<AllowedAction> allowed(CaseFile file, Part part) {
        List<AllowedAction> allowed = new ArrayList<>();
        for (CaseAction action : CaseAction.in(file.stage())) {
            if (!part.mayDo(action)) {
                continue;
            }
            String href = "/api/cases/" + file.about().caseId() + "/" + action.path();
            if (action == CaseAction.RECORD_PROMISE) {
                file.promises().stream()
                        .filter(promise -> promise.open())
                        .forEach(promise ->
                                allowed.add(new AllowedAction(action.path(), "POST", href + "/" + promise.actionId())));
            } else {
                allowed.add(new AllowedAction(action.path(), "POST", href));
            }
        }
        return allowed;
    }
}
