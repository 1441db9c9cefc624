package redress.triage.cases;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redress.events.codes.AgreedAction;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;

/** The sentences that timelines of the first format held, and the codes that they stood for. */
final class FirstWords {

    static final String WENT_ON = "The deadline was missed; the case goes on without this step.";

    private static final Pattern PANEL = Pattern.compile("A panel of (\\d+) members was formed\\.");
    private static final Pattern MOVED =
            Pattern.compile("(.*): the deadline (stays|is now) (\\d+ \\w+ \\d+)(, and may become later still)?\\.");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
    private static final Map<String, Map<String, String>> CODES = codes();

    private FirstWords() {}

    /** Empty for a sentence that says no more than its kind does. */
    static Map<String, String> codes(String kind, String text) {
        Matcher panel = PANEL.matcher(text);
        if (panel.matches()) {
            return Map.of("members", panel.group(1));
        }
        Matcher moved = MOVED.matcher(text);
        if (kind.equals("DEADLINE_MOVED") && moved.matches()) {
            String day = LocalDate.parse(moved.group(3), DAY).toString();
            Map<String, String> codes = new HashMap<>();
            codes.put("reason", moved.group(1).startsWith("More") ? "CALENDAR_EXTENDED" : "HOLIDAYS_ADDED");
            codes.put("to", day);
            codes.put("provisional", String.valueOf(moved.group(4) != null));
            if (moved.group(2).equals("stays")) {
                codes.put("from", day);
            }
            return codes;
        }
        return CODES.getOrDefault(text, Map.of());
    }

    private static Map<String, Map<String, String>> codes() {
        Map<String, Map<String, String>> codes = new HashMap<>();
        String refused = "The report was not accepted: ";
        codes.put(
                "The report was accepted as a Compact matter and put to the public body.", Map.of("result", "ACCEPT"));
        codes.put(refused + "another Compact applies.", Map.of("result", "REFER_OTHER_COMPACT"));
        codes.put(refused + "another process applies.", Map.of("result", "REFER_OTHER_PROCESS"));
        codes.put(refused + "it is not a Compact matter.", Map.of("result", "NOT_COMPACT"));
        codes.put(refused + "it was reported before.", Map.of("result", "DUPLICATE"));
        codes.put("The report is kept as evidence.", Map.of("result", "EVIDENCE_ONLY"));
        codes.put("Mediation found terms.", Map.of("result", "AGREEMENT"));
        codes.put("Mediation ended without agreement.", Map.of("result", "NO_AGREEMENT"));
        codes.put("No panel could be formed.", Map.of("stage", "PANEL"));
        codes.put("The agreement was not signed by both sides.", Map.of("stage", "AGREEMENT"));
        codes.put("The outcome was recorded.", Map.of("corrected", "false"));
        codes.put("The outcome was corrected.", Map.of("corrected", "true"));
        codes.put(WENT_ON, Map.of("effect", "WENT_ON"));
        codes.put("The deadline was missed; the case is closed.", Map.of("effect", "CLOSED"));
        codes.put("The deadline was missed; the chairs are told.", Map.of("effect", "ESCALATED"));
        codes.put("The case was closed: the report was withdrawn.", Map.of("reason", "WITHDRAWN"));
        codes.put("The case was closed: the report was not accepted.", Map.of("reason", "NOT_ACCEPTED"));
        codes.put("The case was closed.", Map.of("reason", "OUTCOME_RECORDED"));
        for (AgreedAction action : AgreedAction.values()) {
            Map.of("KEPT", "kept", "PARTLY", "kept in part", "NOT_KEPT", "not kept")
                    .forEach((status, became) -> codes.put(
                            "A promise was " + became + ": " + words(action) + ".",
                            Map.of("action", action.name(), "status", status)));
        }
        for (ExternalRoute route : ExternalRoute.values()) {
            for (ExternalResult result : ExternalResult.values()) {
                codes.put(
                        step(route) + ": " + words(result) + ".",
                        Map.of("route", route.name(), "result", result.name()));
            }
        }
        return Map.copyOf(codes);
    }

    private static String step(ExternalRoute route) {
        return switch (route) {
            case CALL_IN -> "Call-in";
            case LGSCO -> "Local Government and Social Care Ombudsman";
            case PARLIAMENTARY_OMBUDSMAN -> "Parliamentary and Health Service Ombudsman";
            case JUDICIAL_REVIEW -> "Judicial review";
            case MP_COUNCILLOR -> "Member of Parliament or councillor";
            case REGULATOR -> "Regulator";
            case OTHER_MEDIATION -> "Other mediation";
            case UNKNOWN -> "Outside step";
        };
    }

    private static String words(Enum<?> code) {
        return code.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
