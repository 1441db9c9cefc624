package redress.triage.outside;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.Stage;
import redress.events.triage.ExternalStepRecorded;
import redress.platform.forms.Known;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.deadlines.OutsideClocks;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.outside.OutsideSteps.OutsideStep;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/** Recording a step outside the Compact, at any time, for officer and chairs; the body does not see them, and clocks only with the report. */
@Component
@Order(9)
class OutsideStepsStep implements Step {

    static final int MOST_STEPS = 100;

    private static final Kind EXTERNAL_STEP = Kind.forSteeringGroup("EXTERNAL_STEP");
    private static final SeenBy STEPS = SeenBy.BY_STEERING_GROUP;

    record ExternalStepForm(
            @NotNull(message = "Choose the route.") @Known ExternalRoute route,

            @NotNull(message = "Choose what came of it.") @Known
            ExternalResult result,

            @NotNull(message = "Enter the day.") LocalDate happenedOn,
            @Text(max = 2_000, lines = true) @Nullable String note) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Schema(name = "CaseExternalStep")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExternalStepView(
            ExternalRoute route,
            ExternalResult result,
            LocalDate happenedOn,
            @Nullable String note) {}

    @Schema(name = "CaseOutsideClock")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClockView(ExternalRoute route, @Nullable LocalDate lastDay, String note) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(
                Move.of("external-steps", ExternalStepForm.class, OutsideStepsStep::record)
                        .in(Stream.of(Stage.values())
                                .filter(stage -> stage != Stage.UNKNOWN)
                                .toArray(Stage[]::new))
                        .by(Role.OFFICER, Role.CHAIR)
                        .narrowed((it, fields) -> fields.seen("note", STEPS, it))
                        .checking((form, check) -> check.past("happenedOn", form.happenedOn()))
                        .described(
                                "recordExternalStep",
                                "Record a step outside the Compact, such as a call-in",
                                "Possible at any time; it never changes the stage. Sending again what is recorded changes nothing."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(
                Slice.many(
                        "externalSteps",
                        ExternalStepView.class,
                        STEPS,
                        (it, viewer) -> OutsideSteps.of(it).steps().stream()
                                .map(step -> new ExternalStepView(
                                        step.route(), step.result(), step.happenedOn(), step.note()))
                                .toList()),
                Slice.many(
                        "outsideClocks",
                        ClockView.class,
                        SeenBy.BY_BODY_UNLESS_VEILED,
                        (it, viewer) -> OutsideClocks.of(it.report().keyFacts()).stream()
                                .map(clock -> new ClockView(clock.route(), clock.lastDay(), clock.note()))
                                .toList()));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(EXTERNAL_STEP);
    }

    /** Recording what is held already changes nothing, as with an outcome. */
    private static void record(Case it, ExternalStepForm form, Act act) {
        OutsideStep step = new OutsideStep(form.route(), form.result(), form.happenedOn(), form.note());
        OutsideSteps known = OutsideSteps.of(it);
        if (known.steps().contains(step)) {
            return;
        }
        if (known.steps().size() == MOST_STEPS) {
            throw new CaseRefused("route", "This case holds as many outside steps as it can.");
        }
        it.keep(OutsideSteps.SECTION, known.with(step), act.at());
        it.note(
                EXTERNAL_STEP,
                Map.of("route", step.route().name(), "result", step.result().name()),
                act.by(),
                act.at());
        it.publish(
                new ExternalStepRecorded(it.about(), act.at(), step.route(), step.result(), step.happenedOn()),
                act.at());
    }
}
