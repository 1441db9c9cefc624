package redress.standalone.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import redress.client.Client;
import redress.client.NoAnswer;
import redress.client.SignIn;
import tools.jackson.databind.JsonNode;

/**
 * Thurrock's case as it ran: a cut of 7 % and an end of the CVS's funding after six months, decided without consultation; a call-in
 * that failed; an agreement to consult and to assess the impact; funding kept. The source is the case study in Compact Voice's
 * "Local Compacts at Work". Every person in it is a sample.
 */
final class ThurrockCase {

    /** Reminders come at nine, and what may wait goes with the mail of ten o'clock. */
    private static final Duration DAILY_MAIL = Duration.ofMinutes(61);

    static final String OFFICER = "officer@thurrock.example";

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Duration MAIL_PATIENCE = Duration.ofSeconds(20);
    private static final String BODY = "contact@council.thurrock.example";
    private static final String REPORTER = ThurrockReport.REPORTER;

    private final Client client;
    private final Witness witness;
    private final boolean clockMoves;
    private final SignIn signIn;
    private final InDoubt inDoubt;

    private String reference = "";
    private String receipt = "";
    private String caseId = "";
    private String officer = "";

    /** @param clockMoves whether the system's clock may be moved forward, so that reminders can be seen */
    ThurrockCase(Client client, Witness witness, boolean clockMoves) {
        this.client = client;
        this.witness = witness;
        this.clockMoves = clockMoves;
        this.signIn = new SignIn(client, witness);
        this.inDoubt = new InDoubt(client, witness, signIn);
    }

    String caseId() {
        return caseId;
    }

    void run() {
        long before = countedAs("FUNDING_KEPT");
        file();
        acknowledge();
        callIn("PENDING", "A councillor calls the decision in");
        triage();
        remindTheBody();
        callIn("NOT_UPHELD", "The call-in fails: the decision stands, and so does the case");
        reply();
        formPanel();
        mediate();
        agree();
        keepPromises();
        recordOutcome();
        close();
        lookAsReporter();
        count(before);
    }

    private void file() {
        witness.step("The CVS reports a breach: funding to end without consultation, backed by 104 groups");
        LocalDate today = today();
        Map<String, String> key = Client.keyed(UUID.randomUUID().toString());
        JsonNode filed = client.post("/api/reports", ThurrockReport.filedOn(today), key);
        reference = filed.get("reference").asString();
        receipt = filed.get("receipt").asString();
        witness.watch(filed.get("reportId").asString());
        witness.detail("filed  " + reference + ", receipt given");
        witness.expectEvents("report.submitted.v1", "case.opened.v1", "case.stage-changed.v1", "case.deadline-set.v1");
        tell(REPORTER);
        mailTo(OFFICER); // its delivery is told under the case, which is not known yet
    }

    private void acknowledge() {
        witness.step("The Compact officer signs in by a link in a mail, finds the case and acknowledges it");
        officer = signIn.as(OFFICER);
        JsonNode found = client.get("/api/cases?q=" + Client.encode(reference), Client.bearer(officer));
        if (found.get("items").size() != 1) {
            throw new DemoFailed("the work list's search did not find " + reference + ": " + found);
        }
        caseId = found.get("items").get(0).get("caseId").asString();
        witness.watch(caseId);
        witness.expectNotices(1);
        act(officer, "acknowledgement", Map.of(), "TRIAGE");
        witness.expectEvents("case.acknowledged.v1", "case.stage-changed.v1", "case.deadline-set.v1");
        tell(REPORTER);
    }

    private void callIn(String result, String what) {
        witness.step(what);
        String stage = get().get("stage").asString();
        act(
                officer,
                "external-steps",
                Map.of("route", "CALL_IN", "result", result, "happenedOn", today().toString()),
                stage);
        witness.expectEvents("case.external-step-recorded.v1");
    }

    private void triage() {
        witness.step("Triage: the rule checks show what was missed; the case is accepted and put to the council");
        for (JsonNode check : get().get("ruleChecks")) {
            witness.detail("rule   " + check.get("ruleId").asString() + ": "
                    + check.get("result").asString() + ". "
                    + check.get("arithmetic").asString());
        }
        act(
                officer,
                "triage",
                Map.of(
                        "result", "ACCEPT",
                        "severity", "SECTOR_WIDE",
                        "urgency", "NORMAL",
                        "undertakings", List.of("NC10-2.4", "NC10-4.2", "NC10-4.3"),
                        "reason", "No consultation and no assessment of the impact before the decision."),
                "REPLY");
        witness.expectEvents("case.triaged.v1", "case.stage-changed.v1", "case.deadline-set.v1");
        tell(REPORTER, BODY);
    }

    private void remindTheBody() {
        if (!clockMoves) {
            return;
        }
        witness.step("Days pass without a reply: the clock is moved to the reminder, and to the mail of that day");
        Instant reminded = Instant.parse(get().get("remindAt").asString());
        moveClockTo(reminded.plusSeconds(60));
        witness.expectEvents("case.deadline-near.v1");
        moveClockTo(reminded.plus(DAILY_MAIL));
        tell(BODY);
    }

    private void reply() {
        witness.step("The council's contact signs in and replies");
        act(
                signIn.as(BODY),
                "reply",
                Map.of("text", "The savings must be found, but we are willing to talk.", "position", "EXPLAINS"),
                "PANEL");
        witness.expectEvents("case.stage-changed.v1", "case.deadline-set.v1");
    }

    private void formPanel() {
        witness.step("A panel of two statutory and two voluntary sector members is formed");
        act(
                officer,
                "panel",
                Map.of(
                        "members",
                        List.of(
                                member("sample-thurrock-member-1", "STATUTORY"),
                                member("sample-thurrock-member-2", "STATUTORY"),
                                member("sample-thurrock-member-3", "VCS"),
                                member("sample-thurrock-member-4", "VCS"))),
                "MEDIATION");
        witness.expectEvents("case.stage-changed.v1", "case.deadline-set.v1");
    }

    private void mediate() {
        witness.step("The panel mediates, and the two sides find terms");
        act(officer, "mediation", Map.of("result", "AGREEMENT", "heldOn", today().toString()), "AGREEMENT");
        witness.expectEvents("case.stage-changed.v1", "case.deadline-set.v1");
    }

    private void agree() {
        witness.step("Both sides sign: consult the sector, assess the impact, keep the funding meanwhile");
        LocalDate today = today();
        act(
                officer,
                "agreement",
                Map.of(
                        "text", "The council consults for twelve weeks and assesses the impact before it decides.",
                        "actions",
                                List.of(
                                        promise("CONSULT", "Consult all voluntary groups", today.plusDays(90)),
                                        promise("ASSESS_IMPACT", "Publish the assessment", today.plusDays(100)),
                                        promise("KEEP_FUNDING", "No cut before the decision", today.plusDays(110))),
                        "signedByBodyOn", today.toString(),
                        "signedByGroupOn", today.toString()),
                "REMEDY");
        witness.expectEvents("case.agreement-reached.v1", "case.stage-changed.v1", "case.deadline-set.v1");
        tell(REPORTER, BODY);
    }

    private void keepPromises() {
        witness.step("The promises are watched: the consultation is held, the assessment published, the funding kept");
        if (clockMoves) {
            moveClockTo(
                    today().plusDays(95).atTime(LocalTime.NOON).atZone(LONDON).toInstant());
        }
        JsonNode actions = get().get("actions");
        for (int i = 0; i < actions.size(); i++) {
            act(
                    officer,
                    "actions/" + actions.get(i).get("actionId").asString(),
                    Map.of("status", "KEPT", "recordedOn", today().toString()),
                    i + 1 < actions.size() ? "REMEDY" : "OUTCOME");
        }
        witness.expectEvents(
                "case.action-recorded.v1",
                "case.action-recorded.v1",
                "case.action-recorded.v1",
                "case.stage-changed.v1",
                "case.deadline-set.v1");
    }

    private void recordOutcome() {
        witness.step("The outcome is recorded: consultation held, decision changed, funding kept");
        act(
                officer,
                "outcome",
                Map.of(
                        "outcomes",
                        List.of("CONSULTATION_RERUN", "DECISION_CHANGED", "FUNDING_KEPT"),
                        "summary",
                        "After the consultation the council kept the funding."),
                "CLOSING");
        witness.expectEvents("case.outcome-recorded.v1", "case.stage-changed.v1", "case.deadline-set.v1");
        tell(REPORTER, BODY);
    }

    private void close() {
        witness.step("The case is closed");
        act(officer, "closing", Map.of(), "CLOSED");
        witness.expectEvents("case.stage-changed.v1", "case.closed.v1");
        tell(REPORTER, BODY);
    }

    private void lookAsReporter() {
        witness.step("The reporter looks with reference and receipt");
        JsonNode report = Patiently.until(
                "the reporter's page shows the case closed",
                () -> client.get("/api/reports/" + reference, Map.of("Redress-Receipt", receipt)),
                node -> node.get("status").get("stage").asString().equals("CLOSED"));
        Set<String> outcomes = StreamSupport.stream(report.get("outcomes").spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        if (!outcomes.contains("FUNDING_KEPT")) {
            throw new DemoFailed("the reporter does not see that the funding was kept: " + outcomes);
        }
        witness.detail(
                "status CLOSED, " + outcomes + ", " + report.get("timeline").size() + " entries in the timeline");
    }

    private void count(long before) {
        witness.step("The case is counted as evidence");
        long after = Patiently.until(
                "the evidence counts one more case with its funding kept",
                () -> countedAs("FUNDING_KEPT"),
                n -> n > before);
        witness.detail("cases with the outcome \"funding kept\": " + before + " before, " + after + " now");
    }

    private long countedAs(String outcome) {
        JsonNode summary = client.get("/api/evidence/summary?compactId=thurrock", Client.bearer(analyst()));
        JsonNode counted = summary.get("byOutcome").get(outcome);
        return counted == null || counted.isNull() ? 0 : counted.asLong();
    }

    private String analystToken = "";

    private String analyst() {
        if (analystToken.isEmpty()) {
            analystToken = signIn.as("analyst@national.example");
        }
        return analystToken;
    }

    /**
     * Carries out an action. When the answer is lost, the case tells whether the action was carried out: its version has grown then.
     */
    private void act(String token, String action, Object body, String stageAfter) {
        long before = get().get("version").asLong();
        JsonNode view;
        while (true) {
            try {
                view = client.post("/api/cases/" + caseId + "/" + action, body, Client.bearer(token));
                break;
            } catch (NoAnswer e) {
                view = get();
                if (view.get("version").asLong() > before) {
                    break;
                }
            }
        }
        String stage = view.get("stage").asString();
        if (!stage.equals(stageAfter)) {
            throw new DemoFailed("after " + action + " the case stands in " + stage + ", not in " + stageAfter);
        }
    }

    /** Waits for a mail to each and for the word that it was delivered. */
    private void tell(String... addresses) {
        for (String address : addresses) {
            mailTo(address);
        }
        witness.expectNotices(addresses.length);
    }

    /** Waits for the mail about the case; one in doubt since the system fell is sent again, once it is clear that it did not come. */
    private void mailTo(String address) {
        if (witness.awaitMail(address, reference, MAIL_PATIENCE).isEmpty()) {
            inDoubt.sendAgain(reference);
            witness.expectMail(address, reference);
        }
    }

    private JsonNode get() {
        return client.get("/api/cases/" + caseId, Client.bearer(officer));
    }

    private LocalDate today() {
        if (!clockMoves) {
            client.get("/api/register/bodies?q=Thurrock", Map.of());
            return LocalDate.now(Clock.system(LONDON));
        }
        String now = client.get("/api/clock", Map.of()).get("now").asString();
        return Instant.parse(now).atZone(LONDON).toLocalDate();
    }

    private void moveClockTo(Instant instant) {
        JsonNode clock;
        try {
            clock = client.post("/api/clock", Map.of("moveTo", instant.toString()), Map.of());
        } catch (NoAnswer e) {
            clock = client.get("/api/clock", Map.of());
            if (Instant.parse(clock.get("now").asString()).isBefore(instant)) {
                moveClockTo(instant);
                return;
            }
        }
        witness.detail("clock  " + clock.get("now").asString());
    }

    private static Map<String, Object> member(String personId, String sector) {
        return Map.of("personId", personId, "sector", sector, "conflict", false);
    }

    private static Map<String, Object> promise(String action, String detail, LocalDate dueOn) {
        return Map.of("action", action, "detail", detail, "dueOn", dueOn.toString());
    }
}
