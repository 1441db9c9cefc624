package redress.standalone.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The report that the CVS files, with its dates moved to the days before the filing. */
final class ThurrockReport {

    static final String REPORTER = "manager@sample-cvs.example";

    private ThurrockReport() {}

    static Map<String, Object> filedOn(LocalDate today) {
        return Map.ofEntries(
                Map.entry("organisation", Map.of("name", "Sample CVS for Thurrock")),
                Map.entry("contact", Map.of("name", "Sample Manager", "email", REPORTER)),
                Map.entry("identityMode", "NAMED"),
                Map.entry("bodyId", "thurrock-council"),
                Map.entry("compactId", "thurrock"),
                Map.entry("relationship", "GRANT"),
                Map.entry("categories", List.of("CONSULT_NONE", "IMPACT_NOT_ASSESSED", "FUND_DISPROP")),
                Map.entry(
                        "whatHappened",
                        "The council means to cut its funding of voluntary groups by 7 % and to end ours after six "
                                + "months. Nobody was consulted and no assessment of the impact was made."),
                Map.entry(
                        "facts",
                        Map.of(
                                "noticeReceived", today.minusDays(2).toString(),
                                "noticeWritten", true,
                                "noticeReasoned", true,
                                "changeEffective", today.plusMonths(6).toString(),
                                "decisionMade", today.minusDays(4).toString(),
                                "decisionPublished", today.minusDays(3).toString(),
                                "impactAssessmentExists", false)),
                Map.entry("moneyAtStake", "FROM_50K"),
                Map.entry("peopleAffected", "FROM_1000"),
                Map.entry("supportingGroups", 104),
                Map.entry("remediesWanted", List.of("RUN_CONSULTATION", "ASSESS_IMPACT", "REVERSE_DECISION")),
                Map.entry(
                        "consents",
                        Map.of(
                                "shareWithBody", true,
                                "shareWithSteeringGroup", true,
                                "nationalUse", true,
                                "publishSummary", true)));
    }
}
