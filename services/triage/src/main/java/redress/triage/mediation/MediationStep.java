package redress.triage.mediation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.forms.Need;
import redress.triage.mediation.Mediation.Result;
import redress.triage.moves.Act;
import redress.triage.moves.Check;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/** Recording how mediation ended, for the steering group and the panel; the note on it is not for the body. */
@Component
@Order(5)
class MediationStep implements Step {

    private static final Kind MEDIATED = Kind.forAll("MEDIATED");
    private static final SeenBy NOTE = SeenBy.BY_STEERING_GROUP;

    record MediationForm(
            @NotNull(message = "Choose how it ended.") Result result,

            @Schema(description = "The day of the last meeting; required where the result is AGREEMENT.") @Nullable
            LocalDate heldOn,

            @Text(max = 5_000, lines = true) @Nullable String note) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Schema(name = "CaseMediation")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MediationView(
            Result result,
            @Nullable LocalDate heldOn,
            @Nullable String note) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("mediation", MediationForm.class, MediationStep::record)
                .in(Stage.MEDIATION)
                .by(Role.OFFICER, Role.CHAIR, Role.PANEL)
                .checking(MediationStep::check)
                .needing(it ->
                        List.of(Need.of("heldOn", "result", Result.AGREEMENT, "Enter the day of the last meeting.")))
                .narrowed((it, fields) -> fields.seen("note", NOTE, it))
                .described(
                        "recordMediation",
                        "Record how mediation ended",
                        "Without an agreement also where the sides never met."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.one("mediation", MediationView.class, SeenBy.BY_ALL, (it, viewer) -> {
            Mediation kept = it.find(Mediation.SECTION);
            return kept == null
                    ? null
                    : new MediationView(kept.result(), kept.heldOn(), NOTE.allows(viewer) ? kept.note() : null);
        }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(MEDIATED);
    }

    private static void check(MediationForm form, Check check) {
        if (form.heldOn() != null) {
            check.past("heldOn", form.heldOn());
        }
    }

    private static void record(Case it, MediationForm form, Act act) {
        it.leave(Map.of("agreed", form.result() == Result.AGREEMENT), act.at());
        it.keep(Mediation.SECTION, new Mediation(form.result(), form.heldOn(), form.note()), act.at());
        it.note(MEDIATED, Map.of("result", form.result().name()), act.by(), act.at());
    }
}
