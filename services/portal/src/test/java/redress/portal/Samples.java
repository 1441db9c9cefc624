package redress.portal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** What the stub services answer, and what somebody reports. */
final class Samples {

    static final String RECEIPT = "7Q2M9XK4TB8WPC3RHZ5FD6NSVJ";

    static final String STORY =
            "The council means to cut its funding of voluntary groups by 7 % and to end ours after six months.";

    static final String BODIES = """
            {"items":[{"bodyId":"thurrock-council","name":"Thurrock Council","type":"UNITARY","compactIds":["thurrock"]},
             {"bodyId":"sample-police","name":"Sample Police and Crime Commissioner","type":"POLICE_PCC","compactIds":["thurrock","essex"]}],
             "total":2,"near":false}
            """;

    /** The first of two pages; the other is {@link #BODIES}. */
    private static final String MANY_BODIES = """
            {"items":[{"bodyId":"a-council","name":"A Council","type":"UNITARY","compactIds":["thurrock"]}],
             "total":52,"near":true,"next":"a-council"}
            """;

    /** Those of other Compacts, more than triage looks for, before the one of Thurrock's. */
    private static final String BOROUGHS = IntStream.range(0, 30)
            .mapToObj(number -> """
                    {"bodyId":"borough-%d","name":"Borough %d","type":"DISTRICT","compactIds":["essex"]}""".formatted(number, number))
            .collect(Collectors.joining(",", "{\"items\":[", "],\"total\":31,\"near\":false,\"next\":\"borough-29\"}"));

    private static final String LAST_BOROUGH = """
            {"items":[{"bodyId":"thurrock-borough","name":"Thurrock Borough","type":"UNITARY","compactIds":["thurrock"]}],
             "total":31,"near":false}
            """;

    private static final String NO_BODIES = "{\"items\":[],\"total\":0,\"near\":false}";

    static String bodies(String query) {
        if (query.contains("zzz")) {
            return NO_BODIES;
        }
        if (query.contains("q=borough")) {
            return query.contains("after=borough-29") ? LAST_BOROUGH : BOROUGHS;
        }
        return query.contains("q=council") && !query.contains("after=a-council") ? MANY_BODIES : BODIES;
    }

    static final String THURROCK = """
            {"compactId":"thurrock","name":"Thurrock Compact","level":"UNITARY","region":"E12000006","status":"ACTIVE","calendarId":"england-and-wales","source":"https://compact.example","verified":false,
             "bodies":[{"bodyId":"thurrock-council","name":"Thurrock Council","type":"UNITARY"}],"limits":[]}
            """;

    static final String UNDERTAKINGS = """
            [{"code":"NC10-2.4","principle":"POLICY_DESIGN","party":"GOV","title":"Early notice of consultations; twelve weeks where appropriate","verified":false,"checkable":true},
             {"code":"NC10-4.2","principle":"CHANGE","party":"GOV","title":"Assess the impact before cutting","verified":false,"checkable":true},
             {"code":"NC10-4.4","principle":"CHANGE","party":"GOV","title":"Three months' notice of a change or end","verified":false,"checkable":true}]
            """;

    static final Map<String, String> PEOPLE = Map.of(
            "officer@thurrock.example", """
            {"personId":"sample-thurrock-officer","name":"Sample Officer","email":"officer@thurrock.example","grants":["compact/thurrock/officer"]}
            """, "admin@national.example", """
            {"personId":"sample-admin","name":"Sample Administrator","email":"admin@national.example","grants":["national/england/admin"]}
            """, "contact@council.thurrock.example", """
            {"personId":"sample-thurrock-council-contact","name":"Sample Contact","email":"contact@council.thurrock.example","grants":["body/thurrock-council/contact"]}
            """);

    static final String POOL = """
            [{"personId":"sample-thurrock-member-1","name":"Sample Member One","email":"a@x.example","sector":"STATUTORY","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-2","name":"Sample Member Two","email":"b@x.example","sector":"STATUTORY","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-3","name":"Sample Member Three","email":"c@x.example","sector":"VCS","grants":["compact/thurrock/member"]},
             {"personId":"sample-thurrock-member-4","name":"Sample Member Four","email":"d@x.example","sector":"VCS","grants":["compact/thurrock/member"]}]
            """;

    static final String REPORT = """
            {"reference":"CB-7K2M-Q4TX","submittedAt":"2026-11-23T10:00:00Z","status":{"stage":"TRIAGE","since":"2026-11-24T10:00:00Z","dueAt":"2026-12-07T23:59:59Z","provisional":true},
             "identityMode":"NAMED","compactId":"thurrock","bodyId":"thurrock-council","relationship":"GRANT","categories":["CONSULT_NONE"],"undertakings":[],
             "organisation":{"name":"Sample CVS for Thurrock","sizeBand":"FROM_10K"},"contact":{"name":"Sample Manager","email":"manager@sample-cvs.example"},
             "actingFor":false,"peopleAffected":"NOT_KNOWN","whatHappened":"The council cut our grant <b>without</b> asking.",
             "facts":{"decisionMade":"2026-11-05","noticeWritten":true,"impactAssessmentExists":false,"paymentDue":"2026-10-01","shorterPeriodExplained":false},
             "moneyAtStake":"FROM_50K","moneyAmountPounds":60000,"remediesWanted":["RUN_CONSULTATION","ASSESS_IMPACT"],"routesUsed":[],
             "consents":{"shareWithBody":true,"shareWithSteeringGroup":true,"nationalUse":true,"publishSummary":false},
             "attachments":[{"attachmentId":"0123456789abcdef0123456789abcdef","name":"letter.pdf","size":20480,"type":"application/pdf","scan":"NOT_SCANNED","removed":[]}],
             "timeline":[{"at":"2026-11-23T10:00:00Z","kind":"SUBMITTED","text":"You filed the report."},{"at":"2026-11-24T10:00:00Z","kind":"ACKNOWLEDGED","text":"The steering group has acknowledged your report."}],
             "outcomes":[]}
            """;

    static final String CONTENT = """
            {"reportId":"01900000-0000-7000-8000-000000000002","identityMode":"NAMED","whatHappened":"The council means to cut its funding of voluntary groups by 7 % and to end ours after six months.\\nNobody was consulted.",
             "reference":"CB-7K2M-Q4TX","compactId":"thurrock","bodyId":"thurrock-council","submittedAt":"2026-11-23T10:00:00Z",
             "reporter":{"organisation":{"name":"Sample CVS for Thurrock"},"contact":{"name":"Sample Manager","role":"Manager","email":"manager@sample-cvs.example","phone":"01632 960 001"}},
             "moneyAtStake":"FROM_50K","peopleAffected":"FROM_1000","supportingGroups":104,"remediesWanted":["RUN_CONSULTATION","ASSESS_IMPACT"],
             "attachments":[{"attachmentId":"0123456789abcdef0123456789abcdef","name":"letter.pdf","size":20480,"type":"application/pdf","scan":"NOT_SCANNED","removed":[]}]}
            """;

    static final String MAILS = """
            {"reminders":"DAILY","kinds":[{"kind":"case-withdrawn","mailed":true},
             {"kind":"deadline-certain","mailed":false}]}""";

    static final String TIES = """
            [{"compactId":"thurrock","name":"Thurrock Compact","bodies":[
              {"bodyId":"thurrock-council","name":"Thurrock Council","ties":["FUNDED_BY"],"declaredAt":"2026-01-05T12:00:00Z"},
              {"bodyId":"sample-police","name":"Sample Police"}]}]
            """;

    /** A confidential report as the one who may open it sees it before that. */
    static final String SEALED = """
            {"reportId":"01900000-0000-7000-8000-000000000002","reference":"CB-7K2M-Q4TX","compactId":"thurrock","bodyId":"thurrock-council",
             "submittedAt":"2026-11-23T10:00:00Z","identityMode":"CONFIDENTIAL","moneyAtStake":"FROM_50K","attachments":[],
             "opener":{"role":"OFFICER","name":"Sample Officer","you":true}}
            """;

    static final String CASES = """
            {"items":[
             {"caseId":"01900000-0000-7000-8000-000000000001","reference":"CB-7K2M-Q4TX","reportId":"01900000-0000-7000-8000-00000000000a","compactId":"thurrock","bodyId":"thurrock-council","stage":"TRIAGE","since":"2026-11-10T10:00:00Z","dueAt":"2026-11-20T23:59:59Z","overdue":true,"urgency":"URGENT","identityMode":"NAMED","categories":["CONSULT_NONE","FUND_NOTICE"],"mustAct":"OFFICER","ownerId":"sample-thurrock-officer","mine":true},
             {"caseId":"01900000-0000-7000-8000-000000000003","reference":"CB-8M3N-R5WY","reportId":"01900000-0000-7000-8000-00000000000b","compactId":"thurrock","bodyId":"thurrock-council","stage":"REPLY","since":"2026-11-10T10:00:00Z","dueAt":"2026-12-04T23:59:59Z","provisional":true,"overdue":false,"severity":"SINGLE_GROUP","urgency":"NORMAL","identityMode":"CONFIDENTIAL","mustAct":"BODY","ownerId":"sample-thurrock-chair-vcs","mine":false}],
             "next":"abc"}
            """;

    static final String CLOSED_CASES = """
            {"items":[
             {"caseId":"01900000-0000-7000-8000-000000000004","reference":"CB-9P4Q-S6XZ","reportId":"01900000-0000-7000-8000-00000000000c","compactId":"thurrock","bodyId":"thurrock-council","stage":"CLOSED","since":"2026-11-10T10:00:00Z","overdue":false,"urgency":"NORMAL","identityMode":"ANONYMOUS_EVIDENCE","mustAct":"NOBODY","mine":false,"closedAt":"2026-11-10T10:00:00Z","closeReason":"OUTCOME_RECORDED","outcomes":["FUNDING_KEPT","APOLOGY"]},
             {"caseId":"01900000-0000-7000-8000-000000000005","reference":"CB-2A3B-C4DE","compactId":"thurrock","bodyId":"thurrock-council","stage":"CLOSED","since":"2026-11-09T10:00:00Z","overdue":false,"urgency":"NORMAL","mustAct":"NOBODY","mine":false,"closedAt":"2026-11-09T10:00:00Z","closeReason":"WITHDRAWN","outcomes":[]}]}
            """;

    static final String FOUND = "{\"reportIds\":[\"01900000-0000-7000-8000-00000000000a\"],\"more\":false}";

    /** Of the reports in {@link #CASES}, as somebody is told who may know the first group. */
    static final String LABELS = """
            {"items":[{"reportId":"01900000-0000-7000-8000-00000000000a","organisation":"Sample <CVS>","subject":"The council cut our grant."}]}
            """;

    /** The same for those who ask only for their own. */
    static final String OWN_CASES =
            CASES.replaceFirst("(?s),\\s*\\{\"caseId\":\"01900000-0000-7000-8000-000000000003\".*?}", "");

    static final String EVIDENCE = evidence("""
            {"cases":1130,"byRegion":{"E12000006":90,"E12000002":40},"byUndertaking":{"NC10-4.4":70,"NC10-2.4":60},
             "byStage":{"CLOSED":100,"TRIAGE":25},"byOutcome":{"FUNDING_KEPT":40,"CONSULTATION_RERUN":45},
             "daysPerStage":{"ACKNOWLEDGEMENT":{"n":120,"meanDays":2.0,"medianDays":2.0},"TRIAGE":{"n":110,"meanDays":6.0,"medianDays":5.0}},
             "deadlines":{"kept":1400,"missed":20},"ruleResults":{"R-NOTICE-3M:NOT_MET":50}}
            """);

    /** Figures, and nothing counted beside them. */
    static String evidence(String figures) {
        ObjectNode all = (ObjectNode) StubServices.JSON.readTree("""
                {"byRegion":{},"byCompact":{},"byUndertaking":{},"byCategory":{},"bySeverity":{},"byIdentityMode":{},"byTriageResult":{},
                 "byMonth":{},"byStage":{},"byOutcome":{},"closed":{},"actions":{},"externalSteps":{},"otherSteps":{},"ruleResults":{},
                 "daysPerStage":{},"deadlines":{"kept":0,"missed":0},"suppressedBelow":5,"roundedTo":5}
                """);
        all.setAll((ObjectNode) StubServices.JSON.readTree(figures));
        return all.toString();
    }

    static final String DIAGRAM =
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 80\"><style>rect{fill:#eef6f5;stroke:#12365c}</style><rect x=\"10\" y=\"20\" width=\"120\" height=\"40\"/><text x=\"20\" y=\"45\">Triage</text></svg>";

    private Samples() {}

    /**
     * What triage says that a move asks for, as its own tests keep it; of the people in its pool it knows the ids of ours.
     *
     * @param name of the move, with {@code .confidential} or {@code .anonymous} where its form differs then
     */
    static String form(String name) {
        try (InputStream file = Samples.class.getResourceAsStream("/forms/" + name + ".json")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8)
                    .replace(
                            "\"sample-1\", \"sample-2\"",
                            "\"sample-thurrock-member-1\", \"sample-thurrock-member-2\","
                                    + " \"sample-thurrock-member-3\", \"sample-thurrock-member-4\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String caseFile(String stage, int version) {
        String base = "/api/cases/" + StubServices.CASE + "/";
        String action = switch (stage) {
            case "ACKNOWLEDGEMENT" -> "acknowledgement";
            case "TRIAGE" -> "triage";
            case "REPLY" -> "reply";
            case "PANEL" -> "panel";
            case "MEDIATION" -> "mediation";
            case "AGREEMENT" -> "agreement";
            case "REMEDY" -> "actions/a1";
            case "OUTCOME" -> "outcome";
            default -> "closing";
        };
        String beside = !stage.equals("REPLY")
                ? ""
                : Stream.of("extension", "extension-decision")
                        .map(move -> "{\"name\":\"%s\",\"possible\":true,\"method\":\"POST\",\"href\":\"%s%s\"},"
                                .formatted(move, base, move))
                        .collect(Collectors.joining());
        return """
                {"caseId":"%s","reference":"CB-7K2M-Q4TX","reportId":"01900000-0000-7000-8000-000000000002","compactId":"thurrock","bodyId":"thurrock-council","region":"E12000006",
                 "stage":"%s","stages":["ACKNOWLEDGEMENT","TRIAGE","REPLY","PANEL"],"since":"2026-11-10T10:00:00Z","remindAt":"2026-11-18T09:00:00Z","dueAt":"2026-11-20T23:59:59Z","provisional":true,"note":"Rang the group.","mustAct":"OFFICER","ifMissed":"ESCALATED",
                 "urgency":"URGENT","identityMode":"NAMED","relationship":"GRANT","categories":["CONSULT_NONE","IMPACT_NOT_ASSESSED"],"undertakings":["NC10-2.4","NC10-4.2"],
                 "facts":{"decisionMade":"2026-11-05","noticeWritten":true,"impactAssessmentExists":false},
                 "ruleChecks":[{"ruleId":"R-NOTICE-3M","result":"NOT_MET","arithmetic":"Notice on 5 November 2026 plus three months is 5 February 2027; the change takes effect on 1 January 2027, which is earlier.","undertaking":"NC10-4.4"},
                               {"ruleId":"R-CONS-12W","result":"CANNOT_TELL","arithmetic":"No dates of a consultation were given.","undertaking":"NC10-2.4"}],
                 "proposal":{"severity":"SEVERAL_GROUPS","urgency":"URGENT","route":"MEDIATE","reasons":["Backed by 104 groups.","The change takes effect within three months."]},
                 "actions":[{"actionId":"a1","action":"CONSULT","detail":"Consult all groups","dueOn":"2027-02-01","status":"NOT_DUE"},{"actionId":"a2","action":"EXPLAIN","detail":"Say why","dueOn":"2027-02-01","status":"KEPT","recordedOn":"2026-11-19","evidence":"Letter of 19 November"}],
                 "externalSteps":[{"route":"CALL_IN","result":"NOT_UPHELD","happenedOn":"2026-11-15"}],"outcomes":[],
                 "timeline":[{"at":"2026-11-10T10:00:00Z","kind":"OPENED","codes":{}},{"at":"2026-11-11T09:30:00Z","kind":"ACKNOWLEDGED","codes":{},"by":"sample-thurrock-officer"}],
                 "moves":[{"name":"%s","possible":true,"method":"POST","href":"%s%s"},%s{"name":"external-steps","possible":true,"method":"POST","href":"%sexternal-steps"},{"name":"owner","possible":true,"method":"POST","href":"%sowner"}],
                 "statementNeeded":false,"version":%d,"outsideClocks":[{"route":"JUDICIAL_REVIEW","lastDay":"2027-02-05","note":"Promptly, and at most three months after the decision."}]}
                """.formatted(StubServices.CASE, stage, action, base, action, beside, base, base, version);
    }
}
