package redress.intake.forms;

import static redress.events.codes.BreachCategory.*;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import redress.events.codes.BreachCategory;

/** The undertakings of the national Compact of 2010, and those that each kind of breach touches where a reporter names none. */
final class Undertakings {

    /** Outcomes 1 to 5 have 8, 9, 19, 7 and 5 undertakings. */
    static final String FORM = "^NC10-(1\\.[1-8]|2\\.[1-9]|3\\.(1[0-9]|[1-9])|4\\.[1-7]|5\\.[1-5])$";

    private static final int AT_MOST = 20;
    private static final Map<BreachCategory, List<String>> DEFAULTS = new EnumMap<>(Map.ofEntries(
            Map.entry(INDEP_CAMPAIGN, List.of("1.1")),
            Map.entry(INFO_DATA, List.of("1.4", "3.3")),
            Map.entry(SUPPORT_INFRA, List.of("1.2", "1.3", "1.5")),
            Map.entry(VOLUNTEERING, List.of("1.6")),
            Map.entry(CONSULT_NONE, List.of("2.3", "4.3")),
            Map.entry(CONSULT_SHORT, List.of("2.4")),
            Map.entry(CONSULT_POOR, List.of("2.3", "2.4", "2.5")),
            Map.entry(DESIGN_EXCLUDED, List.of("2.3")),
            Map.entry(IMPACT_NOT_ASSESSED, List.of("2.6", "4.2", "5.1")),
            Map.entry(FUND_NOTICE, List.of("4.4")),
            Map.entry(FUND_NO_IMPROVE, List.of("4.1")),
            Map.entry(FUND_DISPROP, List.of("4.3")),
            Map.entry(FUND_TERM, List.of("3.4")),
            Map.entry(FUND_LATE_PAY, List.of("3.10")),
            Map.entry(FUND_COSTS, List.of("3.8")),
            Map.entry(TENDER_PROCESS, List.of("3.5", "3.7")),
            Map.entry(MONITORING_HEAVY, List.of("3.6")),
            Map.entry(RISK_SHIFT, List.of("3.9", "3.11")),
            Map.entry(EQUALITY, List.of("5.1", "5.2", "5.3")),
            Map.entry(
                    CSO_CONDUCT,
                    List.of(
                            "1.7", "1.8", "2.7", "2.8", "2.9", "3.14", "3.15", "3.16", "3.17", "3.18", "3.19", "4.5",
                            "4.6", "4.7", "5.4", "5.5"))));

    private Undertakings() {}

    static List<String> of(Collection<BreachCategory> categories) {
        LinkedHashSet<String> codes = new LinkedHashSet<>();
        for (BreachCategory category : categories) {
            DEFAULTS.getOrDefault(category, List.of()).forEach(number -> codes.add("NC10-" + number));
        }
        return codes.stream().limit(AT_MOST).toList();
    }
}
