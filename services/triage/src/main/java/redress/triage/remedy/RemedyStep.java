package redress.triage.remedy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.AgreedAction;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Stage;
import redress.events.triage.ActionRecorded;
import redress.platform.forms.Known;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.cases.NoSuchCase;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.timeline.Kind;
import redress.triage.view.CaseViewer;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/**
 * Recording what became of a promised action, for officer and chairs; the last one ends the stage. Both sides see it, the body what shows
 * it only where the report itself is shown to it.
 */
@Component
@Order(7)
class RemedyStep implements Step {

    private static final Kind ACTION_RECORDED = Kind.forAll("ACTION_RECORDED");
    private static final SeenBy EVIDENCE = SeenBy.BY_BODY_UNLESS_VEILED;

    /** @param evidence what shows it */
    record ActionForm(
            @NotNull(message = "Choose what became of it.")
            @Known
            @Schema(allowableValues = {"KEPT", "PARTLY", "NOT_KEPT"})
            RemedyStatus status,

            @NotNull(message = "Enter the day on which this was seen.")
            LocalDate recordedOn,

            @Text(max = 2_000, lines = true) @Nullable String evidence) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Schema(name = "CaseAction")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionView(
            String actionId,
            AgreedAction action,
            String detail,
            LocalDate dueOn,
            RemedyStatus status,
            @Nullable LocalDate recordedOn,
            @Nullable String evidence) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(Move.of("actions", ActionForm.class, RemedyStep::record)
                .withOneOf(it -> Promises.of(it).open())
                .in(Stage.REMEDY)
                .by(Role.OFFICER, Role.CHAIR)
                .narrowed((it, fields) -> fields.seen("evidence", EVIDENCE, it))
                .checking((form, check) -> check.past("recordedOn", form.recordedOn())
                        .holds(
                                form.status() != RemedyStatus.NOT_DUE,
                                "status",
                                "Choose what became of it: KEPT, PARTLY or NOT_KEPT."))
                .described(
                        "recordAction",
                        "Record what became of a promised action",
                        "When every action is recorded, the case goes on to its outcome."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.many("actions", ActionView.class, SeenBy.BY_ALL, RemedyStep::actions));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(ACTION_RECORDED);
    }

    private static List<ActionView> actions(Case it, CaseViewer viewer) {
        return Promises.of(it).promises().stream()
                .map(promise -> new ActionView(
                        promise.actionId(),
                        promise.action(),
                        promise.detail(),
                        promise.dueOn(),
                        promise.status(),
                        promise.recordedOn(),
                        EVIDENCE.allows(viewer) ? promise.evidence() : null))
                .toList();
    }

    private static void record(Case it, ActionForm form, Act act) {
        Promises promises = Promises.of(it);
        Promise promise = promises.promises().stream()
                .filter(each -> each.actionId().equals(act.thingId()))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase("Nothing of that id was promised"));
        if (!promise.open()) {
            throw new CaseRefused("status", "What became of this was recorded before, and is counted.");
        }
        Promise recorded = promise.recorded(form.status(), form.recordedOn(), form.evidence());
        Promises now = promises.with(recorded);
        it.keep(Promises.SECTION, now, act.at());
        it.note(
                ACTION_RECORDED,
                Map.of(
                        "action",
                        recorded.action().name(),
                        "status",
                        form.status().name()),
                act.by(),
                act.at());
        it.publish(
                new ActionRecorded(
                        it.about(), act.at(), act.thingId(), recorded.action(), form.status(), form.recordedOn()),
                act.at());
        if (now.open().isEmpty()) {
            it.leave(Map.of(), act.at());
        }
    }
}
