package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** Each move with a case, as those who are signed in see them. */
class CaseworkIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String CASE = "/cases/" + StubServices.CASE;

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/cases/" + StubServices.CASE, "/cases/" + StubServices.CASE + "/do/triage"})
    void showsNoCaseToAStranger(String path) {
        assertThat(browser.open(path).path()).isEqualTo("/sign-in");
        assertThat(STUB.authorizations).noneMatch(a -> a.startsWith("/api/cases"));
    }

    @Test
    void showsWhatAPersonWasTold() {
        signIn(browser, "officer@thurrock.example");
        Page news = browser.open("/cases/news");
        assertThat(news.text()).contains("New case CB-7K2M-Q4TX", "Due 13 November 2026");
        assertThat(news.html()).contains("href=\"" + CASE + "\"");
    }

    static Stream<Arguments> actions() {
        return Stream.of(
                args("ACKNOWLEDGEMENT", "acknowledgement", Map.of(), "{}"),
                args(
                        "TRIAGE",
                        "triage",
                        Map.of(
                                "result",
                                "ACCEPT",
                                "severity",
                                "SECTOR_WIDE",
                                "urgency",
                                "NORMAL",
                                "reason",
                                "No consultation.",
                                "undertakings",
                                List.of("NC10-2.4")),
                        "{\"result\":\"ACCEPT\",\"severity\":\"SECTOR_WIDE\",\"urgency\":\"NORMAL\",\"undertakings\":[\"NC10-2.4\"],\"reason\":\"No consultation.\"}"),
                args(
                        "REPLY",
                        "reply",
                        Map.of("position", "EXPLAINS", "text", "We will talk."),
                        "{\"position\":\"EXPLAINS\",\"text\":\"We will talk.\"}"),
                args("REPLY", "extension", Map.of("reason", "Holidays."), "{\"reason\":\"Holidays.\"}"),
                args("REPLY", "extension-decision", Map.of("state", "GRANTED"), "{\"state\":\"GRANTED\"}"),
                args(
                        "MEDIATION",
                        "mediation",
                        Map.of("result", "AGREEMENT", "heldOn-day", "1", "heldOn-month", "3", "heldOn-year", "2026"),
                        "{\"result\":\"AGREEMENT\",\"heldOn\":\"2026-03-01\"}"),
                args(
                        "AGREEMENT",
                        "agreement",
                        Map.ofEntries(
                                Map.entry("text", "Consult."),
                                Map.entry("actions[0].action", "CONSULT"),
                                Map.entry("actions[0].detail", "Consult all"),
                                Map.entry("actions[0].dueOn-day", "1"),
                                Map.entry("actions[0].dueOn-month", "9"),
                                Map.entry("actions[0].dueOn-year", "2027"),
                                Map.entry("signedByBodyOn-day", "2"),
                                Map.entry("signedByBodyOn-month", "3"),
                                Map.entry("signedByBodyOn-year", "2026"),
                                Map.entry("signedByGroupOn-day", "3"),
                                Map.entry("signedByGroupOn-month", "3"),
                                Map.entry("signedByGroupOn-year", "2026")),
                        "{\"text\":\"Consult.\",\"actions\":[{\"action\":\"CONSULT\",\"detail\":\"Consult all\",\"dueOn\":\"2027-09-01\"}],\"signedByBodyOn\":\"2026-03-02\",\"signedByGroupOn\":\"2026-03-03\"}"),
                args(
                        "REMEDY",
                        "actions/a1",
                        Map.of(
                                "status",
                                "KEPT",
                                "recordedOn-day",
                                "1",
                                "recordedOn-month",
                                "3",
                                "recordedOn-year",
                                "2026"),
                        "{\"status\":\"KEPT\",\"recordedOn\":\"2026-03-01\"}"),
                args(
                        "OUTCOME",
                        "outcome",
                        Map.of("outcomes", List.of("FUNDING_KEPT"), "summary", "Kept."),
                        "{\"outcomes\":[\"FUNDING_KEPT\"],\"summary\":\"Kept.\"}"),
                args("CLOSING", "closing", Map.of(), "{}"),
                args("TRIAGE", "owner", Map.of(), "{}"),
                args(
                        "TRIAGE",
                        "external-steps",
                        Map.of(
                                "route",
                                "CALL_IN",
                                "result",
                                "NOT_UPHELD",
                                "happenedOn-day",
                                "1",
                                "happenedOn-month",
                                "3",
                                "happenedOn-year",
                                "2026"),
                        "{\"route\":\"CALL_IN\",\"result\":\"NOT_UPHELD\",\"happenedOn\":\"2026-03-01\"}"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("actions")
    void doesEachAction(String stage, String action, Map<String, ?> typed, String json) {
        STUB.stage = stage;
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/" + action;
        Page done = browser.submit(browser.open(address), address, typed);
        assertThat(done.path()).isEqualTo(CASE + "?done=" + action.split("/")[0]);
        assertThat(done.text()).contains("Done");
        String sent = STUB.acts.get(0);
        assertThat(sent).startsWith("/api/cases/" + StubServices.CASE + "/" + action);
        assertThat(StubServices.JSON.readTree(sent.substring(sent.indexOf('{'))))
                .isEqualTo(StubServices.JSON.readTree(json));
    }

    @Test
    void formsAPanelOfEqualNumbers() {
        STUB.stage = "PANEL";
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/panel";
        Page form = browser.open(address);
        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/panel",
                new Answer(
                        422,
                        "{\"code\":\"F\",\"errors\":[{\"field\":\"members\",\"message\":\"As many of each.\"},"
                                + "{\"field\":\"members[1].personId\",\"message\":\"Somebody else.\"}]}"));
        Page uneven = browser.submit(
                form,
                address,
                Map.of(
                        "members",
                        List.of("sample-thurrock-member-1", "sample-thurrock-member-2"),
                        "members-conflict",
                        "yes"));
        assertThat(uneven.status()).isEqualTo(422);
        assertThat(uneven.text()).contains("As many of each.", "Somebody else.");
        assertThat(uneven.html()).contains("href=\"#members-sample-thurrock-member-1\"");
        STUB.answers.clear();
        assertThat(browser.submit(form, address, Map.of("members", "sample-thurrock-member-1"))
                        .text())
                .contains("Ask each of them about conflicts of interest first");
        assertThat(STUB.acts).isEmpty();
        Page done = browser.submit(
                form,
                address,
                Map.of(
                        "members",
                        List.of("sample-thurrock-member-1", "sample-thurrock-member-3"),
                        "members-conflict",
                        "yes"));
        assertThat(done.path()).isEqualTo(CASE + "?done=panel");
        assertThat(STUB.acts.get(0)).contains("\"personId\":\"sample-thurrock-member-3\"", "\"conflict\":false");
    }

    @Test
    void showsTriagesMessageAtTheRowThatItIsAbout() {
        STUB.stage = "AGREEMENT";
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/agreement";
        Map<String, String> typed = new HashMap<>(Map.of("text", "Consult and pay."));
        for (int row : List.of(0, 2)) {
            typed.put("actions[" + row + "].action", "CONSULT");
            typed.put("actions[" + row + "].detail", "Detail " + row);
            date(typed, "actions[" + row + "].dueOn", 2027);
        }
        date(typed, "signedByBodyOn", 2026);
        date(typed, "signedByGroupOn", 2026);
        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/agreement",
                new Answer(
                        422,
                        "{\"code\":\"F\",\"errors\":[{\"field\":\"actions[1].dueOn\",\"message\":\"Too late.\"}]}"));
        Page refused = browser.submit(browser.open(address), address, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("href=\"#actions[2].dueOn-day\"", "id=\"actions[2].dueOn-error\"");
    }

    private static void date(Map<String, String> typed, String name, int year) {
        typed.put(name + "-day", "1");
        typed.put(name + "-month", "3");
        typed.put(name + "-year", String.valueOf(year));
    }

    @Test
    void saysThatTheCaseHasMovedOnWhenAnotherHasFormedThePanel() {
        STUB.stage = "PANEL";
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/panel";
        Page form = browser.open(address);
        STUB.stage = "MEDIATION";
        Page late = browser.submit(
                form,
                address,
                Map.of(
                        "members",
                        List.of("sample-thurrock-member-1", "sample-thurrock-member-3"),
                        "members-conflict",
                        "yes",
                        "mediator",
                        "Sample Mediator"));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("The case has moved on")
                .doesNotContain("Choose from the list", "Nobody is in the pool");
        assertThat(late.html()).contains("value=\"Sample Mediator\"");
        assertThat(STUB.acts).isEmpty();
    }

    @Test
    void keepsThePanelThatWasChosenWhileTheRegisterIsDown() {
        STUB.stage = "PANEL";
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/panel";
        Page form = browser.open(address);
        STUB.down.add("/internal/register");
        Page unsent = browser.submit(
                form, address, Map.of("members", "sample-thurrock-member-1", "mediator", "Sample Mediator"));
        assertThat(unsent.status()).isEqualTo(503);
        assertThat(unsent.text())
                .contains("nothing was sent. What you entered is on this page")
                .doesNotContain("Nobody is in the pool");
        assertThat(unsent.html()).contains("value=\"sample-thurrock-member-1\"");
        assertThat(browser.open(address).text()).contains("This does not work just now");
        assertThat(browser.open(CASE).status()).isEqualTo(200);
    }

    @Test
    void keepsWhatWasTypedBySomebodyWhoseItIsNoMore() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        STUB.answers.put("GET /api" + address.replace("/do", ""), new Answer(403, "{\"code\":\"NOT_YOURS_TO_DO\"}"));
        Page unsent = browser.submit(form, address, triage("Because of this"));
        assertThat(unsent.status()).isEqualTo(403);
        assertThat(unsent.text()).contains("This is for somebody else to do now", "Because of this");
        assertThat(unsent.text()).doesNotContain("Send again");
        assertThat(STUB.acts).isEmpty();
    }

    @Test
    void keepsWhatWasTypedWhenTriageRefuses() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        assertThat(form.html())
                .contains("id=\"severity-SEVERAL_GROUPS\" name=\"severity\" value=\"SEVERAL_GROUPS\" checked");
        Map<String, Object> typed = triage("Because of this");
        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/triage",
                new Answer(422, "{\"code\":\"F\",\"errors\":[{\"field\":\"reason\",\"message\":\"Say more.\"}]}"));
        Page refused = browser.submit(form, address, typed);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html()).contains("href=\"#reason\"", "Because of this");
        assertThat(refused.text()).contains("Say more.");

        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/triage",
                new Answer(409, "{\"code\":\"ACTION_NOT_POSSIBLE\",\"detail\":\"x\"}"));
        Page late = browser.submit(form, address, typed);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.text())
                .contains("this cannot be done any more", "it may have been saved then", "Because of this");

        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/triage",
                new Answer(409, "{\"code\":\"CALENDAR_ENDS\",\"detail\":\"Choose an earlier day.\"}"));
        assertThat(browser.submit(form, address, typed).text()).contains("Choose an earlier day.", "Because of this");

        STUB.answers.put("POST /api/cases/" + StubServices.CASE + "/triage", new Answer(503, "{}"));
        Page down = browser.submit(form, address, typed);
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.text())
                .contains("What you typed is still here", "It may have been saved all the same", "Because of this");
    }

    @Test
    void sendsAgainAfterTheCaseHasChanged() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        Map<String, Object> typed = triage("Because of this");
        STUB.answers.put(
                "POST /api/cases/" + StubServices.CASE + "/triage", new Answer(409, "{\"code\":\"CASE_HAS_CHANGED\"}"));
        STUB.version = 8;
        Page changed = browser.submit(form, address, typed);
        assertThat(changed.status()).isEqualTo(409);
        assertThat(changed.text())
                .contains("The case has changed since you opened this page", "Because of this")
                .contains("nothing was saved just now", "it may have been saved then");
        assertThat(changed.html()).contains("name=\"version\" value=\"8\"");
    }

    @Test
    void keepsWhatWasTypedWhileTriageIsDown() {
        signIn(browser, "officer@thurrock.example");
        String address = CASE + "/do/triage";
        Page form = browser.open(address);
        STUB.down.add("/api/cases");
        Page unsent = browser.submit(form, address, triage("Because of <this>"));
        assertThat(unsent.status()).isEqualTo(503);
        assertThat(unsent.text()).contains("nothing was sent. What you entered is on this page", "Because of <this>");
        STUB.down.clear();
        assertThat(browser.submit(unsent, address, Map.of()).path()).contains("?done=triage");
        assertThat(STUB.acts.get(0)).contains("SECTOR_WIDE", "Because of <this>");
    }

    private static Map<String, Object> triage(String reason) {
        return Map.of("result", "ACCEPT", "severity", "SECTOR_WIDE", "urgency", "NORMAL", "reason", reason);
    }

    private static Arguments args(Object... all) {
        return Arguments.of(all);
    }
}
