package redress.intake.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redress.events.Event;
import redress.events.codes.Stage;
import redress.events.triage.ActionRecorded;
import redress.events.triage.AgreementReached;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExternalStepRecorded;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.StageChanged;
import redress.messaging.reading.Envelope;

/**
 * What is kept of one case event.
 *
 * @param codes the codes of the event that its kind needs, in a fixed order; also such as this version does not know
 */
record ProgressStep(
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
    static Optional<ProgressStep> of(Envelope sent) {
        Event event = sent.event();
        if (event instanceof CaseOpened e) {
            return step(Kind.OPENED, e.at());
        } else if (event instanceof CaseAcknowledged e) {
            return step(Kind.ACKNOWLEDGED, e.at());
        } else if (event instanceof CaseTriaged e) {
            return step(Kind.TRIAGED, e.at(), sent.code(e.result(), "/result"));
        } else if (event instanceof StageChanged e) {
            return step(Kind.STAGE_CHANGED, e.at(), sent.code(e.to(), "/to"));
        } else if (event instanceof DeadlineSet e) {
            List<String> codes = new ArrayList<>(List.of(sent.code(e.stage(), "/stage")));
            if (e.reason() != null) {
                codes.add(sent.code(e.reason(), "/reason"));
            }
            if (Boolean.TRUE.equals(e.provisional())) {
                codes.add(PROVISIONAL);
            }
            return Optional.of(new ProgressStep(Kind.DEADLINE_SET, e.at(), List.copyOf(codes), e.dueAt()));
        } else if (event instanceof DeadlineMissed e) {
            return step(Kind.DEADLINE_MISSED, e.at(), sent.code(e.stage(), "/stage"));
        } else if (event instanceof ExternalStepRecorded e) {
            return step(Kind.OUTSIDE_STEP, e.at(), sent.code(e.route(), "/route"), sent.code(e.result(), "/result"));
        } else if (event instanceof AgreementReached e) {
            return step(Kind.AGREEMENT_REACHED, e.at());
        } else if (event instanceof ActionRecorded e) {
            return step(
                    Kind.ACTION_RECORDED, e.at(), sent.code(e.action(), "/action"), sent.code(e.status(), "/status"));
        } else if (event instanceof OutcomeRecorded e) {
            return Optional.of(
                    new ProgressStep(Kind.OUTCOME_RECORDED, e.at(), sent.codes(e.outcomes(), "/outcomes"), null));
        } else if (event instanceof CaseClosed e) {
            return step(Kind.CLOSED, e.at(), sent.code(e.reason(), "/reason"));
        }
        return Optional.empty();
    }

    private static Optional<ProgressStep> step(Kind kind, Instant at, String... codes) {
        return Optional.of(new ProgressStep(kind, at, List.of(codes), null));
    }

    String code(int index) {
        return index < codes.size() ? codes.get(index) : "UNKNOWN";
    }

    /** Unknown as long as this version does not know the stage. */
    Stage stage() {
        return Stream.of(Stage.values())
                .filter(stage -> stage.name().equals(code(0)))
                .findFirst()
                .orElse(Stage.UNKNOWN);
    }
}
