package redress.triage.acknowledgement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.events.triage.CaseAcknowledged;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/**
 * Acknowledging the report, for officer and chairs: the one who does it owns the case from then on, unless somebody has taken it before. The
 * note is for the steering group.
 */
@Component
@Order(1)
class AcknowledgementStep implements Step {

    private static final Kind ACKNOWLEDGED = Kind.forSteeringGroup("ACKNOWLEDGED");
    private static final SeenBy NOTE = SeenBy.BY_STEERING_GROUP;

    record AcknowledgementForm(
            @Text(max = 2_000, lines = true) @Nullable String note) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("acknowledgement", AcknowledgementForm.class, AcknowledgementStep::acknowledge)
                .in(Stage.ACKNOWLEDGEMENT)
                .by(Role.OFFICER, Role.CHAIR)
                .narrowed((it, fields) -> fields.seen("note", NOTE, it))
                .described("acknowledgeCase", "Acknowledge the report", ""));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.one("note", String.class, NOTE, (it, viewer) -> {
            Acknowledgement kept = it.find(Acknowledgement.SECTION);
            return kept == null ? null : kept.note();
        }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(ACKNOWLEDGED);
    }

    private static void acknowledge(Case it, AcknowledgementForm form, Act act) {
        it.leave(Map.of(), act.at());
        if (it.owner() == null) {
            it.ownedBy(act.by(), act.at());
        }
        if (form.note() != null) {
            it.keep(Acknowledgement.SECTION, new Acknowledgement(form.note()), act.at());
        }
        it.note(ACKNOWLEDGED, Map.of(), act.by(), act.at());
        it.publish(new CaseAcknowledged(it.about(), act.at()), act.at());
    }
}
