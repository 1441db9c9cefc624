package redress.triage.cases;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import redress.events.codes.AgreedAction;
import redress.events.codes.CloseReason;
import redress.events.codes.DeadlineReason;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.events.codes.MissedEffect;
import redress.events.codes.RemedyStatus;
import redress.events.codes.TriageResult;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;

/** What codes are called in the timeline. */
final class Wording {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

    private Wording() {}

    static String of(TriageResult result) {
        return switch (result) {
            case ACCEPT -> "The report was accepted as a Compact matter and put to the public body.";
            case REFER_OTHER_COMPACT -> "The report was not accepted: another Compact applies.";
            case REFER_OTHER_PROCESS -> "The report was not accepted: another process applies.";
            case NOT_COMPACT -> "The report was not accepted: it is not a Compact matter.";
            case DUPLICATE -> "The report was not accepted: it was reported before.";
            case EVIDENCE_ONLY -> "The report is kept as evidence.";
            case UNKNOWN -> "The route was decided.";
        };
    }

    static String of(AgreedAction action, RemedyStatus status) {
        String became = switch (status) {
            case KEPT -> "kept";
            case PARTLY -> "kept in part";
            case NOT_KEPT -> "not kept";
            case NOT_DUE, UNKNOWN -> "looked at";
        };
        return "A promise was " + became + ": " + words(action) + ".";
    }

    static String of(ExternalRoute route, ExternalResult result) {
        String step = switch (route) {
            case CALL_IN -> "Call-in";
            case LGSCO -> "Local Government and Social Care Ombudsman";
            case PARLIAMENTARY_OMBUDSMAN -> "Parliamentary and Health Service Ombudsman";
            case JUDICIAL_REVIEW -> "Judicial review";
            case MP_COUNCILLOR -> "Member of Parliament or councillor";
            case REGULATOR -> "Regulator";
            case OTHER_MEDIATION -> "Other mediation";
            case UNKNOWN -> "Outside step";
        };
        return step + ": " + words(result) + ".";
    }

    static String of(MissedEffect effect) {
        return switch (effect) {
            case WENT_ON -> "The deadline was missed; the case goes on without this step.";
            case CLOSED -> "The deadline was missed; the case is closed.";
            default -> "The deadline was missed; the chairs are told.";
        };
    }

    static String of(DeadlineReason reason, Deadline told, Deadline now) {
        String why = reason == DeadlineReason.CALENDAR_EXTENDED
                ? "More public holidays are known now"
                : "Public holidays were added";
        String day = DAY.format(WorkingDays.dayOf(now.dueAt()));
        String deadline = told.dueAt().equals(now.dueAt()) ? "the deadline stays " + day : "the deadline is now " + day;
        return why + ": " + deadline + (now.provisional() ? ", and may become later still." : ".");
    }

    static String of(CloseReason reason) {
        return switch (reason) {
            case WITHDRAWN -> "The case was closed: the report was withdrawn.";
            case NOT_ACCEPTED -> "The case was closed: the report was not accepted.";
            default -> "The case was closed.";
        };
    }

    private static String words(Enum<?> code) {
        return code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
