package redress.triage.casework;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.AgreedAction;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.Outcome;
import redress.events.codes.RemedyStatus;
import redress.events.codes.Sector;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.platform.forms.Known;
import redress.platform.forms.Text;
import redress.triage.cases.Reply;
import redress.triage.mediation.Mediation;

/** What each action asks for. The text forms of these tell nothing, since web frameworks log what they parse. */
final class Forms {

    static final int NOTE = 2_000;
    static final int TEXT = 5_000;
    static final int LONG = 10_000;

    private static final String HIDDEN = "[***]";

    private Forms() {}

    record AcknowledgementForm(
            @Text(max = NOTE, lines = true) @Nullable String note) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record TriageForm(
            @NotNull(message = "Choose what is to be done with it.") @Known
            TriageResult result,

            @NotNull(message = "Choose how grave it is.") @Known
            Severity severity,

            @NotNull(message = "Choose whether it is urgent.") @Known
            Urgency urgency,

            @NotNull(message = "Name the undertakings, or give an empty list.")
            @Size(max = 20, message = "Name at most 20 undertakings.")
            @ArraySchema(uniqueItems = true)
            List<
                            @NotNull(message = "Name an undertaking.")
                            @Pattern(
                                    regexp = "^NC10-(1\\.[1-8]|2\\.[1-9]|3\\.(1[0-9]|[1-9])|4\\.[1-7]|5\\.[1-5])$",
                                    message = "Give an undertaking such as NC10-4.4.")
                            String>
                    undertakings,

            @NotNull(message = "Give the reason.") @Text(max = TEXT, lines = true)
            String reason,

            @Text(max = TEXT, lines = true) @Nullable String statementForBody,
            @Nullable Boolean wordingAgreed) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record ReplyForm(
            @NotNull(message = "Write the reply.") @Text(max = LONG, lines = true)
            String text,

            @NotNull(message = "Choose the body's position.")
            Reply.Position position,

            @Text(max = TEXT, lines = true) @Nullable String proposes) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    /** @param mediator a neutral chair from outside */
    record PanelForm(
            @NotNull(message = "Name the members.")
            @Size(min = 1, max = 6, message = "Name from 1 to 3 of each sector.")
            List<@NotNull(message = "Name a member.") @Valid PanelMemberForm> members,

            @Text(max = 120) @Nullable String mediator) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    /** @param conflict whether the member declares a tie to either side in the last three years; never left out */
    record PanelMemberForm(
            @NotNull(message = "Name the person.")
            @Pattern(regexp = "^[A-Za-z0-9-]{1,80}$", message = "Give the id of a person.")
            String personId,

            @NotNull(message = "Choose the sector.") @Known Sector sector,

            @NotNull(message = "Say whether there is a conflict of interest.")
            Boolean conflict) {}

    record MediationForm(
            @NotNull(message = "Choose how it ended.") Mediation.Result result,

            @Schema(description = "The day of the last meeting; required where the result is AGREEMENT.") @Nullable
            LocalDate heldOn,

            @Text(max = TEXT, lines = true) @Nullable String note) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record AgreementForm(
            @NotNull(message = "Write what was agreed.") @Text(max = LONG, lines = true)
            String text,

            @NotNull(message = "Name at least one action.")
            @Size(min = 1, max = 20, message = "Name from 1 to 20 actions.")
            List<@NotNull(message = "Name an action.") @Valid PromiseForm> actions,

            @NotNull(message = "Enter the day on which the body signed.")
            LocalDate signedByBodyOn,

            @NotNull(message = "Enter the day on which the group signed.")
            LocalDate signedByGroupOn) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record PromiseForm(
            @NotNull(message = "Choose the kind of action.") @Known
            AgreedAction action,

            @NotNull(message = "Say what exactly is to be done.") @Text(max = 500)
            String detail,

            @NotNull(message = "Enter by when it is to be done.")
            LocalDate dueOn) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    /** @param evidence what shows it */
    record ActionForm(
            @NotNull(message = "Choose what became of it.")
            @Known
            @Schema(allowableValues = {"KEPT", "PARTLY", "NOT_KEPT"})
            RemedyStatus status,

            @NotNull(message = "Enter the day on which this was seen.")
            LocalDate recordedOn,

            @Text(max = NOTE, lines = true) @Nullable String evidence) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record OutcomeForm(
            @NotNull(message = "Choose at least one outcome.")
            @Size(min = 1, max = 15, message = "Choose at least one outcome, and each once.")
            @ArraySchema(uniqueItems = true)
            List<@NotNull(message = "Choose an outcome.") @Known Outcome> outcomes,

            @NotNull(message = "Write a summary.") @Text(max = TEXT, lines = true)
            String summary) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record ClosingForm() {}

    record NoAgreementForm(
            @NotNull(message = "Give the reason.") @Text(max = NOTE, lines = true)
            String reason) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }

    record ExternalStepForm(
            @NotNull(message = "Choose the route.") @Known ExternalRoute route,

            @NotNull(message = "Choose what came of it.") @Known
            ExternalResult result,

            @NotNull(message = "Enter the day.") LocalDate happenedOn,
            @Text(max = NOTE, lines = true) @Nullable String note) {
        @Override
        public String toString() {
            return HIDDEN;
        }
    }
}
