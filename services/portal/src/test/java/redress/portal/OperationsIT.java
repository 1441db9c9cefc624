package redress.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static redress.portal.RunningPortal.signIn;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redress.portal.Browser.Page;
import redress.portal.StubServices.Answer;

/** What an administrator sees and does where something does not get on. */
class OperationsIT {

    private static final RunningPortal PORTAL = RunningPortal.shared();
    private static final StubServices STUB = PORTAL.stub();
    private static final String RECORD = "triage:redress.report-3@17";
    private static final String CONFIRM =
            "/operations/confirm?service=triage&kind=RECORD&id=triage:redress.report-3@17&act=aside";

    private final Browser browser = PORTAL.browser();

    @BeforeEach
    void fresh() {
        STUB.reset();
        for (String service : new String[] {"register", "intake", "triage", "notification"}) {
            STUB.answers.put(
                    "GET /api/operations/" + service + "/readiness", new Answer(200, "{\"ready\":true,\"faults\":[]}"));
            STUB.answers.put(
                    "GET /api/operations/" + service + "/stuck", new Answer(200, "{\"items\":[],\"unread\":[]}"));
        }
        STUB.answers.put("GET /api/operations/triage/readiness", new Answer(200, """
                {"ready":false,"faults":[{"kind":"LISTENER","id":"%s","reason":"IllegalStateException","since":"2026-11-20T10:00:00Z"}]}
                """.formatted(RECORD)));
        STUB.answers.put("GET /api/operations/triage/stuck", new Answer(200, """
                {"items":[{"service":"triage","kind":"RECORD","id":"%s","what":"redress.report","reason":"IllegalStateException",
                "since":"2026-11-20T10:00:00Z","tries":12,"acts":["ASIDE","ON"]}],"unread":[],"next":"RECORD~%s"}
                """.formatted(RECORD, RECORD)));
        STUB.answers.put("POST /api/operations/triage/stuck/RECORD/" + RECORD + "/aside", new Answer(202, ""));
        STUB.down.add("/api/operations/evidence");
    }

    @Test
    void showsWhatIsStuckServiceByServiceAndWhoCannotBeAsked() {
        signIn(browser, "admin@national.example");
        Page page = browser.open("/operations");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text())
                .contains("Register Ready", "Triage Not ready", "Evidence Cannot be asked")
                .contains("Event that cannot be taken in", "IllegalStateException", "20 November 2026 at 10:00am")
                .contains("Put aside", "Try now", "More of Triage", "Nothing is stuck.");
        assertThat(page.html()).contains("href=\"/operations\"");
    }

    @Test
    void keepsWhatItKnowsOfReadinessWhereTheListOrAPartOfItCannotBeRead() {
        signIn(browser, "admin@national.example");
        STUB.answers.put(
                "GET /api/operations/triage/stuck",
                new Answer(503, "{\"code\":\"KAFKA_AWAY\",\"detail\":\"Kafka cannot be reached.\"}"));
        STUB.answers.put(
                "GET /api/operations/register/stuck", new Answer(200, "{\"items\":[],\"unread\":[\"DEAD_LETTER\"]}"));
        STUB.answers.put(
                "GET /api/operations/intake/stuck",
                new Answer(200, "{\"items\":[],\"next\":\"DEAD_LETTER~redress.case-dlt-0@99\",\"unread\":[]}"));

        String triage = browser.open("/operations?service=triage").text();
        assertThat(triage)
                .contains("Triage Not ready", "IllegalStateException", "cannot be listed at the moment")
                .doesNotContain("Cannot be asked", "Nothing is stuck");
        assertThat(browser.open("/operations?service=register").text())
                .contains("Register Ready", "These cannot be read at the moment", "Dead letter")
                .doesNotContain("Nothing is stuck");
        assertThat(browser.open("/operations?service=intake").text())
                .contains("More of Intake")
                .doesNotContain("Nothing is stuck");
    }

    @Test
    void asksBeforeItActsAndSaysWhatWasRefused() {
        signIn(browser, "admin@national.example");
        Page confirm = browser.open(CONFIRM);
        assertThat(confirm.text()).contains("Put aside", RECORD, "goes on without it", "Cancel");
        Page done = browser.submit(confirm, "/operations/confirm", Map.of());
        assertThat(done.text()).contains("It will be put aside within seconds.");

        STUB.answers.put(
                "POST /api/operations/triage/stuck/RECORD/" + RECORD + "/aside",
                new Answer(404, "{\"code\":\"NOT_STUCK\",\"detail\":\"This is not stuck, or not any more.\"}"));
        Page refused = browser.submit(browser.open(CONFIRM), "/operations/confirm", Map.of());
        assertThat(refused.text()).contains("This was not done", "This is not stuck, or not any more.");
    }

    @Test
    void saysThatAMailPutAsideIsNotSent() {
        signIn(browser, "admin@national.example");
        Page confirm = browser.open("/operations/confirm?service=notification&kind=NOTICE&id=0a&act=aside");
        assertThat(confirm.text()).contains("It is not sent").doesNotContain("goes on without it");
    }

    @Test
    void isNotThereForAnybodyElse() {
        assertThat(browser.open("/operations").path()).isEqualTo("/sign-in");
        signIn(browser, "officer@thurrock.example");
        for (String path : new String[] {"/operations", CONFIRM}) {
            assertThat(browser.open(path).status()).isEqualTo(404);
        }
        assertThat(browser.open("/cases").html()).doesNotContain("/operations");
        assertThat(STUB.authorizations).noneMatch(each -> each.startsWith("/api/operations"));
    }
}
