package redress.triage.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.triage.compacts.CompactBook;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;
import redress.triage.process.CaseKeeper;
import redress.triage.process.TriageRoute;
import redress.triage.rules.RouteQuestion;
import redress.triage.rules.RuleCheck;
import redress.triage.rules.RuleChecks;
import redress.triage.rules.Thresholds;

/** Lets the process move the cases that are in hand. */
@Component
class Keeping implements CaseKeeper {

    private final Cases cases;
    private final CompactBook compacts;
    private final TriageRoute route;
    private final Clock clock;

    Keeping(Cases cases, CompactBook compacts, TriageRoute route, Clock clock) {
        this.cases = cases;
        this.compacts = compacts;
        this.route = route;
        this.clock = clock;
    }

    @Override
    public void propose(String caseId) {
        Case it = cases.lock(caseId);
        var report = it.file().report();
        List<RuleCheck> checks = RuleChecks.check(report.facts(), report.categories(), Thresholds.NATIONAL);
        it.propose(checks, route.propose(RouteQuestion.of(report, checks, WorkingDays.dayOf(clock.instant()))));
    }

    @Override
    public Deadline enter(String caseId, Stage stage) {
        Case it = cases.lock(caseId);
        return it.enter(stage, compacts.workingDays(it.file().calendarId), now(it));
    }

    @Override
    public void await(String caseId, Stage stage, String taskId) {
        enter(caseId, stage);
        cases.lock(caseId).file().taskId = taskId;
    }

    @Override
    public void near(String caseId, Stage stage) {
        Case it = cases.lock(caseId);
        it.near(stage, now(it));
    }

    @Override
    public void missed(String caseId, Stage stage) {
        Case it = cases.lock(caseId);
        it.missed(stage, now(it));
    }

    @Override
    public @Nullable Deadline deadline(String caseId, Stage stage) {
        return cases.find(caseId)
                .filter(file -> file.stage == stage)
                .map(file -> new Deadline(
                        Objects.requireNonNull(file.remindAt), Objects.requireNonNull(file.dueAt), file.provisional))
                .orElse(null);
    }

    @Override
    public void close(String caseId) {
        Case it = cases.lock(caseId);
        it.close(now(it));
    }

    /** One moment for all that happens to a case in a transaction. */
    private Instant now(Case it) {
        Instant known = it.at();
        if (known != null) {
            return known;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        it.changedAt(now);
        return now;
    }
}
