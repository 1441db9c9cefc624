package redress.journeys;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.StreamSupport;
import redress.events.codes.IdentityMode;
import redress.events.codes.Stage;
import tools.jackson.databind.JsonNode;

/** Leads cases from stage to stage by the public API, each by what is asked for next and by those who have to act. */
final class CaseWalk {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Api api;
    private final Map<String, String> officer;
    private final Map<String, String> body;

    /**
     * @param officer what the officer of the steering group sends with a request; the others likewise
     * @param body the contact of the body
     */
    CaseWalk(Api api, Map<String, String> officer, Map<String, String> body) {
        this.api = api;
        this.officer = officer;
        this.body = body;
    }

    Stage stage(String caseId) {
        return Stage.valueOf(look(caseId).get("stage").asString());
    }

    /** An anonymous report ends at triage. */
    void to(Stage end, String caseId) {
        for (Stage at = stage(caseId); at != end; at = stage(caseId)) {
            if (at == Stage.CLOSED) {
                throw new IllegalStateException("The case is closed without having been in " + end);
            }
            step(at, caseId);
        }
    }

    private void step(Stage at, String caseId) {
        String today = today().toString();
        switch (at) {
            case ACKNOWLEDGEMENT -> act(officer, caseId, "acknowledgement", "{}");
            case TRIAGE -> act(officer, caseId, "triage", triage(look(caseId)));
            case REPLY -> act(body, caseId, "reply", """
                    {"text":"The savings must be found, but we are willing to talk.","position":"EXPLAINS"}""");
            case PANEL -> act(officer, caseId, "panel", """
                    {"members":[{"personId":"sample-thurrock-member-1","sector":"STATUTORY","conflict":false},
                                {"personId":"sample-thurrock-member-3","sector":"VCS","conflict":false}]}""");
            case MEDIATION -> act(officer, caseId, "mediation", """
                    {"result":"AGREEMENT","heldOn":"%s"}""".formatted(today));
            case AGREEMENT ->
                act(officer, caseId, "agreement", """
                    {"text":"The council consults for twelve weeks before it decides.",
                     "actions":[{"action":"CONSULT","detail":"Consult all voluntary groups","dueOn":"%2$s"},
                                {"action":"KEEP_FUNDING","detail":"No cut before the decision","dueOn":"%3$s"}],
                     "signedByBodyOn":"%1$s","signedByGroupOn":"%1$s"}""".formatted(today, today().plusDays(90), today().plusDays(110)));
            case REMEDY -> recordAction(caseId);
            case OUTCOME -> act(officer, caseId, "outcome", """
                    {"outcomes":["CONSULTATION_RERUN","FUNDING_KEPT"],"summary":"The council kept the funding."}""");
            case CLOSING -> act(officer, caseId, "closing", "{}");
            case CLOSED, UNKNOWN -> throw new IllegalStateException("nothing follows on " + at);
        }
    }

    private static String triage(JsonNode it) {
        boolean evidence = it.get("identityMode").asString().equals(IdentityMode.ANONYMOUS_EVIDENCE.name());
        String statement = it.path("statementNeeded").asBoolean(false)
                ? ",\"statementForBody\":\"Nobody was consulted before the decision.\",\"wordingAgreed\":true"
                : "";
        return "{\"result\":\"" + (evidence ? "EVIDENCE_ONLY" : "ACCEPT") + "\",\"severity\":\"SECTOR_WIDE\","
                + "\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"No consultation.\"" + statement
                + "}";
    }

    /** What became of the first of the agreed actions of which that is not known. */
    void recordAction(String caseId) {
        String open = StreamSupport.stream(look(caseId).get("actions").spliterator(), false)
                .filter(action -> !action.has("recordedOn"))
                .findFirst()
                .orElseThrow()
                .get("actionId")
                .asString();
        act(officer, caseId, "actions/" + open, "{\"status\":\"KEPT\",\"recordedOn\":\"" + today() + "\"}");
    }

    void act(Map<String, String> who, String caseId, String act, String form) {
        api.post("/api/cases/" + caseId + "/" + act, form, who);
    }

    JsonNode look(String caseId) {
        return api.get("/api/cases/" + caseId, officer);
    }

    LocalDate today() {
        return Instant.parse(api.get("/api/clock", Map.of()).get("now").asString())
                .atZone(LONDON)
                .toLocalDate();
    }
}
