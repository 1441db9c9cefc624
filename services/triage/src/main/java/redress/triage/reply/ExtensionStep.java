package redress.triage.reply;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import redress.events.codes.DecidedBy;
import redress.events.codes.ExtensionState;
import redress.events.codes.Stage;
import redress.events.triage.ExtensionChanged;
import redress.platform.forms.Known;
import redress.platform.forms.Text;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseRefused;
import redress.triage.compacts.CompactTerms;
import redress.triage.forms.Need;
import redress.triage.moves.Act;
import redress.triage.moves.Move;
import redress.triage.moves.Step;
import redress.triage.sections.Section;
import redress.triage.timeline.Kind;
import redress.triage.view.SeenBy;
import redress.triage.view.Slice;

/**
 * The body asks for more time to reply, once and with a reason; officer or chair grant or refuse it. No Compact sets a number of days: five
 * working days are ours. Until it is decided the deadline runs on, and with it the request ends. The body sees all of it; the reporter is
 * told what day it then is.
 */
@Component
@Order(4)
class ExtensionStep implements Step {

    static final int WORKING_DAYS = 5;

    private static final Kind EXTENSION = Kind.forAll("EXTENSION");

    private final CompactTerms compacts;

    ExtensionStep(CompactTerms compacts) {
        this.compacts = compacts;
    }

    /**
     * @param reason in the words of the body
     * @param answer in the words of the steering group
     */
    record Extension(
            String reason, ExtensionState state, @Nullable String answer) {

        static final Section<Extension> SECTION = Section.of("extension", Extension.class);
    }

    record ExtensionForm(
            @NotNull(message = "Give the reason.") @Text(max = 2_000, lines = true)
            String reason) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    record DecisionForm(
            @NotNull(message = "Choose whether more time is given.")
            @Known
            @Schema(allowableValues = {"GRANTED", "REFUSED"})
            ExtensionState state,

            @Text(max = 2_000, lines = true) @Nullable String answer) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    @Schema(name = "CaseExtension")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ExtensionView(
            String reason, ExtensionState state, @Nullable String answer) {}

    @Override
    public List<Move<?>> moves() {
        return List.of(
                Move.of("extension", ExtensionForm.class, ExtensionStep::ask)
                        .in(Stage.REPLY)
                        .by(Role.BODY)
                        .onlyIf(it -> it.find(Extension.SECTION) == null)
                        .described("askForExtension", "Ask for five more working days to reply", "Once in a case."),
                Move.of("extension-decision", DecisionForm.class, this::decide)
                        .in(Stage.REPLY)
                        .by(Role.OFFICER, Role.CHAIR)
                        .onlyIf(ExtensionStep::isAsked)
                        .checking((form, check) -> check.holds(
                                form.state() != ExtensionState.ASKED, "state", "Choose GRANTED or REFUSED."))
                        .needing(it -> List.of(
                                Need.of("answer", "state", ExtensionState.REFUSED, "Say why no more time is given.")))
                        .described(
                                "decideExtension",
                                "Grant or refuse the body five more working days",
                                "Granted, the deadline of the reply and its reminder move."));
    }

    @Override
    public List<Slice> slices() {
        return List.of(Slice.one("extension", ExtensionView.class, SeenBy.BY_ALL, (it, viewer) -> {
            Extension kept = it.find(Extension.SECTION);
            return kept == null ? null : new ExtensionView(kept.reason(), kept.state(), kept.answer());
        }));
    }

    @Override
    public List<Kind> kinds() {
        return List.of(EXTENSION);
    }

    private static boolean isAsked(Case it) {
        Extension kept = it.find(Extension.SECTION);
        return kept != null && kept.state() == ExtensionState.ASKED;
    }

    private static void ask(Case it, ExtensionForm form, Act act) {
        mustBeInTime(it, "reason", act);
        keep(it, new Extension(form.reason(), ExtensionState.ASKED, null), null, act);
    }

    private void decide(Case it, DecisionForm form, Act act) {
        Extension asked = Objects.requireNonNull(it.find(Extension.SECTION), "it was asked for");
        if (form.state() == ExtensionState.GRANTED) {
            mustBeInTime(it, "state", act);
            it.extend(WORKING_DAYS, compacts.workingDays(it.calendarId()), act.at());
        }
        keep(it, new Extension(asked.reason(), form.state(), form.answer()), decidedBy(act), act);
    }

    /** What was missed stays missed, also before the process has noticed. */
    private static void mustBeInTime(Case it, String field, Act act) {
        if (!it.isInTime(act.at())) {
            throw new CaseRefused(field, "The deadline of the reply has passed.");
        }
    }

    /** So that the other of the two can be told, who was asked as well. */
    private static DecidedBy decidedBy(Act act) {
        return act.role() == Role.CHAIR ? DecidedBy.CHAIR : DecidedBy.OFFICER;
    }

    private static void keep(Case it, Extension extension, @Nullable DecidedBy decidedBy, Act act) {
        it.keep(Extension.SECTION, extension, act.at());
        it.note(EXTENSION, Map.of("state", extension.state().name()), act.by(), act.at());
        Instant due = Objects.requireNonNull(it.dueAt(), "it is open");
        it.publish(
                new ExtensionChanged(
                        it.about(),
                        act.at(),
                        it.stage(),
                        extension.state(),
                        due,
                        it.provisional() ? true : null,
                        decidedBy),
                act.at());
    }
}
