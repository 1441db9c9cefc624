package redress.intake.progress;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;

/**
 * Where a report stands.
 *
 * @param provisional whether {@code dueAt} may become later, because the public holidays up to it are not known yet
 * @param closeReason set with {@code closedAt}
 */
public record ReportStatus(
        Stage stage,
        Instant since,
        @Nullable Instant dueAt,
        boolean provisional,
        @Nullable Instant closedAt,
        @Nullable String closeReason,
        List<String> outcomes,
        List<Entry> timeline) {

    /** Something that happened, in words for the reporter. */
    public record Entry(Instant at, String kind, String text) {}

    /** Folds the steps of a case in their order; before the first of them the report waits to be acknowledged. */
    static ReportStatus of(Instant submittedAt, Iterable<ProgressStep> steps) {
        Stage stage = Stage.ACKNOWLEDGEMENT;
        Instant since = submittedAt;
        Instant dueAt = null;
        boolean provisional = false;
        Instant closedAt = null;
        String closeReason = null;
        List<String> outcomes = List.of();
        List<Entry> timeline = new ArrayList<>();
        for (ProgressStep step : steps) {
            switch (step.kind()) {
                case STAGE_CHANGED -> {
                    stage = step.stage();
                    since = step.at();
                    dueAt = null;
                }
                case DEADLINE_SET -> {
                    if (step.stage() == stage) {
                        dueAt = step.dueAt();
                        provisional = step.codes().contains(ProgressStep.PROVISIONAL);
                    }
                }
                case OUTCOME_RECORDED -> outcomes = step.codes();
                case CLOSED -> {
                    stage = Stage.CLOSED;
                    since = step.at();
                    dueAt = null;
                    closedAt = step.at();
                    closeReason = step.code(0);
                }
                default -> {
                    // Shows in the timeline alone.
                }
            }
            String text = Wording.of(step);
            if (text != null) {
                timeline.add(new Entry(step.at(), step.kind().name(), text));
            }
        }
        return new ReportStatus(
                stage, since, dueAt, provisional && dueAt != null, closedAt, closeReason, outcomes, timeline);
    }
}
