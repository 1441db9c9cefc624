package redress.triage.outcome;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Outcome;
import redress.events.codes.Stage;
import redress.events.triage.OutcomeRecorded;
import redress.platform.forms.Known;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/**
 * Recording what came of it, and closing, for officer and chairs. Both sides see the outcome, the body its summary only where the report
 * itself is shown to it.
 */
@Component
@Order(8)
class OutcomeStep implements Step {

    static final int MOST_RECORDINGS = 100;

    private static final Kind OUTCOME_RECORDED = Kind.forAll("OUTCOME_RECORDED");
    private static final SeenBy SUMMARY = SeenBy.BY_BODY_UNLESS_VEILED;

    record OutcomeForm(
            @NotNull(message = "Choose at least one outcome.")
            @Size(min = 1, max = 15, message = "Choose at least one outcome, and each once.")
            @ArraySchema(uniqueItems = true)
            List<@NotNull(message = "Choose an outcome.") @Known Outcome> outcomes,

            @NotNull(message = "Write a summary.") @Text(max = 5_000, lines = true)
            String summary) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    record ClosingForm() {}

    @Override
    public List<Move<?>> moves() {
        return List.of(
                Move.of("outcome", OutcomeForm.class, OutcomeStep::record)
                        .in(Stage.OUTCOME, Stage.CLOSING, Stage.CLOSED)
                        .by(Role.OFFICER, Role.CHAIR)
                        .checking((form, check) -> check.once("outcomes", form.outcomes()))
                        .narrowed((it, fields) -> fields.seen("summary", SUMMARY, it))
                        .described(
                                "recordOutcome",
                                "Record the outcome, or correct it",
                                "Possible also after the case was closed, when something becomes known later. Sending again what is "
                                        + "recorded changes nothing."),
                Move.of("closing", ClosingForm.class, OutcomeStep::close)
                        .in(Stage.CLOSING)
                        .by(Role.OFFICER, Role.CHAIR)
                        .described("closeCase", "Close the case", ""));
    }

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.many("outcomes", Outcome.class, SeenBy.BY_ALL, (it, viewer) -> kept(it).outcomes()),
                Slice.one("outcomeSummary", String.class, SUMMARY, (it, viewer) -> {
                    RecordedOutcome kept = it.find(RecordedOutcome.SECTION);
                    return kept == null ? null : kept.summary();
                }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(OUTCOME_RECORDED);
    }

    private static RecordedOutcome kept(Case it) {
        RecordedOutcome kept = it.find(RecordedOutcome.SECTION);
        return kept == null ? RecordedOutcome.NONE : kept;
    }

    /** Recording what is held already changes nothing: it is the same sending again, after an answer that was lost. */
    private static void record(Case it, OutcomeForm form, Act act) {
        RecordedOutcome before = kept(it);
        if (Set.copyOf(form.outcomes()).equals(Set.copyOf(before.outcomes()))
                && form.summary().equals(before.summary())) {
            return;
        }
        if (before.recorded() == MOST_RECORDINGS) {
            throw new CaseRefused("outcomes", "The outcome of this case was corrected as often as it can be.");
        }
        if (it.stage() == Stage.OUTCOME) {
            it.leave(Map.of(), act.at());
        }
        it.keep(
                RecordedOutcome.SECTION,
                new RecordedOutcome(form.outcomes(), form.summary(), before.recorded() + 1),
                act.at());
        it.note(OUTCOME_RECORDED, Map.of("corrected", String.valueOf(before.recorded() > 0)), act.by(), act.at());
        it.publish(new OutcomeRecorded(it.about(), act.at(), form.outcomes(), before.outcomes()), act.at());
    }

    private static void close(Case it, ClosingForm form, Act act) {
        it.leave(Map.of(), act.at());
        it.closedBy(act.by());
    }
}
