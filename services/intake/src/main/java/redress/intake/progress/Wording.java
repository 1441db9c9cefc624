package redress.intake.progress;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the steps of a case are told to its reporter. */
final class Wording {

    private static final Map<String, String> TRIAGED = Map.of(
            "ACCEPT", "Your report was accepted as a Compact matter and put to the public body.",
            "REFER_OTHER_COMPACT",
                    "Your report falls under another Compact, so it does not go on here. It was not passed on.",
            "REFER_OTHER_PROCESS",
                    "Your report needs another process, so it does not go on here. It was not passed on.",
            "NOT_COMPACT", "Your report was found not to be a Compact matter.",
            "DUPLICATE", "The same matter has already been reported.",
            "EVIDENCE_ONLY", "Your report is kept as evidence; it is not mediated.");
    private static final Map<String, String> STAGES = Map.of(
            "PANEL", "A panel of both sectors is being formed.",
            "MEDIATION", "The panel has begun to mediate.",
            "AGREEMENT", "Terms were found; both sides are to sign them.",
            "REMEDY", "The promised actions are being watched.",
            "OUTCOME", "What came of your report is being recorded.");
    private static final Map<String, String> ROUTES = Map.of(
            "CALL_IN", "Call-in of the decision",
            "LGSCO", "Complaint to the Local Government and Social Care Ombudsman",
            "PARLIAMENTARY_OMBUDSMAN", "Complaint to the Parliamentary and Health Service Ombudsman",
            "JUDICIAL_REVIEW", "Judicial review",
            "MP_COUNCILLOR", "Help from a Member of Parliament or councillor",
            "REGULATOR", "Complaint to a regulator",
            "OTHER_MEDIATION", "Mediation elsewhere");
    private static final Map<String, String> RESULTS = Map.of(
            "PENDING", "under way",
            "UPHELD", "upheld",
            "NOT_UPHELD", "not upheld",
            "SETTLED", "settled",
            "NOT_PURSUED", "not pursued");
    private static final Map<String, String> ACTION_STATUS = Map.of(
            "NOT_DUE", "is not due yet",
            "KEPT", "was done",
            "PARTLY", "was done in part",
            "NOT_KEPT", "was not done");
    private static final Map<String, String> CLOSED = Map.of(
            "OUTCOME_RECORDED", "The case was closed.",
            "NOT_ACCEPTED", "The case was closed, as the report was not accepted.",
            "WITHDRAWN", "The case was closed, as you withdrew the report.");

    private static final Map<String, String> DEADLINES = Map.of(
            "CALENDAR_EXTENDED",
                    "More public holidays are known now, and the day by which this stage should end was counted anew.",
            "HOLIDAYS_ADDED", "Public holidays were added, so this stage may take longer.",
            "EXTENDED", "More time was given for this stage.");

    private Wording() {}

    /** Null where the step is no news of its own. */
    static @Nullable String of(ProgressStep step) {
        return switch (step.kind()) {
            case OPENED -> "A case was opened for your report.";
            case ACKNOWLEDGED -> "The steering group has acknowledged your report.";
            case TRIAGED -> TRIAGED.getOrDefault(step.code(0), "The route of your report was decided.");
            case STAGE_CHANGED -> STAGES.get(step.code(0));
            case DEADLINE_SET -> DEADLINES.get(step.code(1));
            case DEADLINE_MISSED -> "A deadline passed. Those who can act on it were told.";
            case OUTSIDE_STEP ->
                ROUTES.getOrDefault(step.code(0), "A step outside the Compact") + ": "
                        + RESULTS.getOrDefault(step.code(1), "recorded") + ".";
            case AGREEMENT_REACHED -> "Both sides have signed an agreement.";
            case ACTION_RECORDED ->
                "A promised action (" + plain(step.code(0)) + ") "
                        + ACTION_STATUS.getOrDefault(step.code(1), "was looked at") + ".";
            case OUTCOME_RECORDED ->
                "The outcome was recorded: "
                        + step.codes().stream().map(Wording::plain).collect(Collectors.joining(", ")) + ".";
            case CLOSED -> CLOSED.getOrDefault(step.code(0), "The case was closed.");
        };
    }

    /** The codes read as words: {@code FUNDING_KEPT} is "funding kept". */
    private static String plain(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
