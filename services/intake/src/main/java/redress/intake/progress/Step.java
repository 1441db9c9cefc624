package redress.intake.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Outcome;
import redress.events.codes.Stage;
import redress.events.triage.ActionRecorded;
import redress.events.triage.AgreementReached;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseEvent;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExternalStepRecorded;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;

/**
 * What is kept of one case event.
 *
 * @param codes the codes of the event that its kind needs, in a fixed order
 */
record Step(
        Kind kind, Instant at, List<String> codes, @Nullable Instant dueAt) {

    /** Behind the codes of a deadline that may become later. */
    static final String PROVISIONAL = "PROVISIONAL";

    /** Part of what is stored and of the answers of the API. */
    enum Kind {
        OPENED,
        ACKNOWLEDGED,
        TRIAGED,
        STAGE_CHANGED,
        DEADLINE_SET,
        DEADLINE_MISSED,
        OUTSIDE_STEP,
        AGREEMENT_REACHED,
        ACTION_RECORDED,
        OUTCOME_RECORDED,
        CLOSED
    }

    /** Empty for an event that changes nothing for the reporter. */
    static Optional<Step> of(CaseEvent event) {
        if (event instanceof CaseOpened e) {
            return step(Kind.OPENED, e.at());
        } else if (event instanceof CaseAcknowledged e) {
            return step(Kind.ACKNOWLEDGED, e.at());
        } else if (event instanceof CaseTriaged e) {
            return step(Kind.TRIAGED, e.at(), e.result());
        } else if (event instanceof StageChanged e) {
            return step(Kind.STAGE_CHANGED, e.at(), e.to());
        } else if (event instanceof DeadlineSet e) {
            List<String> codes = new ArrayList<>(List.of(e.stage().name()));
            if (e.reason() != null) {
                codes.add(e.reason().name());
            }
            if (Boolean.TRUE.equals(e.provisional())) {
                codes.add(PROVISIONAL);
            }
            return Optional.of(new Step(Kind.DEADLINE_SET, e.at(), List.copyOf(codes), e.dueAt()));
        } else if (event instanceof DeadlineMissed e) {
            return step(Kind.DEADLINE_MISSED, e.at(), e.stage());
        } else if (event instanceof ExternalStepRecorded e) {
            return step(Kind.OUTSIDE_STEP, e.at(), e.route(), e.result());
        } else if (event instanceof AgreementReached e) {
            return step(Kind.AGREEMENT_REACHED, e.at());
        } else if (event instanceof ActionRecorded e) {
            return step(Kind.ACTION_RECORDED, e.at(), e.action(), e.status());
        } else if (event instanceof OutcomeRecorded e) {
            return step(Kind.OUTCOME_RECORDED, e.at(), e.outcomes().toArray(Outcome[]::new));
        } else if (event instanceof CaseClosed e) {
            return step(Kind.CLOSED, e.at(), e.reason());
        }
        return Optional.empty();
    }

    private static Optional<Step> step(Kind kind, Instant at, Enum<?>... codes) {
        return Optional.of(
                new Step(kind, at, List.of(codes).stream().map(Enum::name).toList(), null));
    }

    String code(int index) {
        return index < codes.size() ? codes.get(index) : "UNKNOWN";
    }

    Stage stage() {
        return Stage.valueOf(code(0));
    }
}
