package redress.journeys;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that can be looked at, as far as it may have to do with some reports. */
record Places(Set<String> inTheApi, Set<String> pages) {

    /** Stands for the mailboxes of all people, so it is looked at mail by mail. */
    private static final String MAILBOX = "/api/mailbox";

    private static final List<String> SERVICES =
            List.of("register", "intake", "triage", "notification", "evidence", "portal");

    /** @param cases the id of the case of each report */
    static Places of(Api api, Map<CanaryReport, String> cases) {
        List<Operation> readings = Operation.all(api.get("/api-docs", Map.of())).stream()
                .filter(each -> each.method().equals("GET") && !each.path().startsWith(MAILBOX))
                .toList();
        Set<String> inTheApi = new LinkedHashSet<>(List.of("/api-docs", "/actuator/prometheus", "/actuator/metrics"));
        Set<String> pages = new LinkedHashSet<>(
                List.of("/", "/privacy", "/cases", "/cases/news", "/cases/mails", "/ties", "/evidence"));
        pages.addAll(List.of("/operations", "/report", "/report/check", "/report/sent", "/clock", "/follow-up/report"));
        cases.forEach((report, caseId) -> {
            Map<String, String> known = new HashMap<>(Map.of(
                    "reference",
                    report.reference(),
                    "reportId",
                    report.reportId(),
                    "caseId",
                    caseId,
                    "attachmentId",
                    report.file(),
                    "compactId",
                    "thurrock",
                    "bodyId",
                    "thurrock-council",
                    "calendarId",
                    "england-and-wales",
                    "topic",
                    "redress.report"));
            for (String service : SERVICES) {
                known.put("service", service);
                readings.forEach(each -> inTheApi.add(each.calls(known).get(0).path()));
            }
            inTheApi.add("/api/cases?q=" + report.reference());
            String ofReport = "/reports/" + report.reportId();
            String ofCase = "/cases/" + caseId;
            pages.addAll(List.of(ofReport, ofReport + "/name", ofReport + "/files/" + report.file()));
            pages.addAll(List.of(ofCase, ofCase + "/diagram", ofCase + "/files/" + report.file()));
            pages.addAll(List.of("/cases?q=" + report.reference(), "/follow-up/files/" + report.file()));
        });
        return new Places(inTheApi, pages);
    }
}
