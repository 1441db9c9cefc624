package redress.triage.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.triage.compacts.CompactTerms;
import redress.triage.deadlines.Deadline;
import redress.triage.process.CaseKeeper;

/** Lets the process move the cases that are being worked on in this transaction. */
@Component
class CaseTransitions implements CaseKeeper {

    private final Cases cases;
    private final CompactTerms compacts;
    private final Proposer proposer;
    private final Clock clock;

    CaseTransitions(Cases cases, CompactTerms compacts, Proposer proposer, Clock clock) {
        this.cases = cases;
        this.compacts = compacts;
        this.proposer = proposer;
        this.clock = clock;
    }

    @Override
    public void propose(String caseId) {
        Case it = cases.lock(caseId);
        proposer.propose(it, now(it));
    }

    @Override
    public Deadline enter(String caseId, Stage stage) {
        Case it = cases.lock(caseId);
        return new Course(it).enter(stage, compacts.workingDays(it.calendarId), now(it));
    }

    @Override
    public void await(String caseId, Stage stage, String taskId) {
        enter(caseId, stage);
        Case it = cases.lock(caseId);
        new Course(it).await(taskId, now(it));
    }

    @Override
    public void near(String caseId, Stage stage) {
        Case it = cases.lock(caseId);
        new Course(it).near(stage, now(it));
    }

    @Override
    public void missed(String caseId, Stage stage) {
        Case it = cases.lock(caseId);
        new Course(it).missed(stage, now(it));
    }

    @Override
    public @Nullable Deadline deadline(String caseId, Stage stage) {
        return cases.find(caseId)
                .filter(it -> it.stage() == stage)
                .map(it -> it.clock.deadline())
                .orElse(null);
    }

    @Override
    public void close(String caseId) {
        Case it = cases.lock(caseId);
        new Course(it).close(now(it));
    }

    /** One moment for all that happens to a case in a transaction. */
    private Instant now(Case it) {
        Instant known = it.at();
        return known == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : known;
    }
}
