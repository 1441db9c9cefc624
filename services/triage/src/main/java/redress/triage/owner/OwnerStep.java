package redress.triage.owner;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.timeline.Kind;
import redress.triage.view.CaseViewer;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/** Taking a case, as a deputy does. An owner who leaves the steering group stays named until somebody else takes the case. */
@Component
@Order(10)
class OwnerStep implements Step {

    private static final Kind TAKEN = Kind.forSteeringGroup("TAKEN");

    record OwnerForm() {}

    /** @param mine whether it is the caller */
    @Schema(name = "CaseOwner")
    record OwnerView(String personId, boolean mine) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("owner", OwnerForm.class, OwnerStep::take)
                .in(Stream.of(Stage.values())
                        .filter(stage -> stage != Stage.UNKNOWN && stage != Stage.CLOSED)
                        .toArray(Stage[]::new))
                .by(Role.OFFICER, Role.CHAIR)
                .described("takeCase", "Take the case", "Changes nothing where it is yours already."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.one("owner", OwnerView.class, SeenBy.BY_STEERING_GROUP, OwnerStep::owner));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(TAKEN);
    }

    private static void take(Case it, OwnerForm form, Act act) {
        if (!act.by().equals(it.owner())) {
            it.ownedBy(act.by(), act.at());
            it.note(TAKEN, Map.of(), act.by(), act.at());
        }
    }

    private static @Nullable OwnerView owner(Case it, CaseViewer viewer) {
        String owner = it.owner();
        return owner == null ? null : new OwnerView(owner, owner.equals(viewer.personId()));
    }
}
