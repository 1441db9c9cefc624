package redress.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.messaging.reading.EventTail;
import redress.notification.delivery.FaultySmtp;
import redress.testkit.backends.UnknownEvents;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NotificationIT {

    private static final JsonMapper JSON = new JsonMapper();
    private static RunningNotification notification;

    @BeforeAll
    static void start() {
        notification = new RunningNotification();
    }

    @AfterAll
    static void stop() {
        notification.close();
    }

    @Test
    void passesOverKindsOfEventsThatItDoesNotKnow() {
        UnknownEvents.arePassedOver(Map.of("notification", 3), notification::bean);
    }

    @Test
    void carriesThurrocksCaseFromEventsToMailsOnceEach() {
        FaultySmtp smtp = notification.smtp();
        List<EventTail.Passed> delivered = new ArrayList<>();
        try (EventTail tail = new EventTail(notification.kafka())) {
            SampleEvents.thurrock().forEach(notification::publish);
            SampleEvents.thurrock().forEach(notification::publish);
            await("eleven mails")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> smtp.taken().size() >= 11);
            await("what became of them").atMost(Duration.ofSeconds(60)).until(() -> {
                tail.next(Duration.ofMillis(100)).stream()
                        .filter(each -> each.type().equals("notice.delivered.v1"))
                        .forEach(delivered::add);
                return delivered.size() >= 11;
            });
        }
        assertThat(smtp.taken()).hasSize(11).allMatch(mail -> mail.contains("Auto-Submitted: auto-generated"));
        assertThat(delivered).extracting(EventTail.Passed::data).noneMatch(data -> data.contains("@"));

        String officer = notification.token("sample-thurrock-officer", "compact/thurrock/officer");
        JsonNode inbox = JSON.readTree(notification.get("/api/notices", officer).body());
        assertThat(inbox.get("items"))
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.get("reference").asString()).isEqualTo("CB-7K2M-Q4TX"));
        notification.triageIsAway = true;
        assertThat(notification.get("/api/notices", officer).statusCode()).isEqualTo(503);
        notification.triageIsAway = false;
        notification.notTheirs.add(inbox.at("/items/0/caseId").asString());
        assertThat(JSON.readTree(notification.get("/api/notices", officer).body())
                        .get("items"))
                .as("of a case that is no longer theirs")
                .isEmpty();
        String admin = notification.token("sample-national-admin", "national/england/admin");
        String sent = delivered.get(0).data().replaceAll(".*\"noticeId\":\"([0-9a-f]+)\".*", "$1");
        assertThat(notification.post("/api/notices/" + sent + "/resend", admin).statusCode())
                .as("what was taken is not sent again")
                .isEqualTo(409);
    }

    @Test
    void showsAnInboxToNobodyElse() {
        String officer = notification.token("sample-thurrock-officer", "compact/thurrock/officer");
        assertThat(notification
                        .get("/api/notices?personId=sample-thurrock-chair-vcs", officer)
                        .statusCode())
                .isEqualTo(404);
        assertThat(notification
                        .get("/api/notices?personId=sample-thurrock-officer", officer)
                        .statusCode())
                .isEqualTo(200);
        assertThat(notification.get("/api/notices").statusCode()).isEqualTo(401);
        assertThat(notification.get("/api/notices?limit=101", officer).statusCode())
                .isBetween(400, 422);
    }

    @Test
    void keepsHowEachPersonWantsMailsAndNobodyElses() {
        String officer = notification.token("sample-thurrock-officer", "compact/thurrock/officer");
        String path = "/api/notices/preferences";
        assertThat(notification.get(path).statusCode()).isEqualTo(401);
        assertThat(notification
                        .put(path, "{\"reminders\":\"DAILY\",\"off\":[]}")
                        .statusCode())
                .isEqualTo(401);
        JsonNode usual = JSON.readTree(notification.get(path, officer).body());
        assertThat(usual.get("reminders").asString()).isEqualTo("DAILY");
        assertThat(usual.get("kinds"))
                .isNotEmpty()
                .allMatch(kind -> kind.get("mailed").asBoolean());

        HttpResponse<String> set =
                notification.put(path, "{\"reminders\":\"AT_ONCE\",\"off\":[\"deadline-certain\"]}", officer);

        assertThat(set.statusCode()).isEqualTo(200);
        JsonNode kept = JSON.readTree(notification.get(path, officer).body());
        assertThat(kept).isEqualTo(JSON.readTree(set.body()));
        assertThat(kept.get("reminders").asString()).isEqualTo("AT_ONCE");
        assertThat(kept.get("kinds")
                        .valueStream()
                        .filter(kind -> !kind.get("mailed").asBoolean()))
                .singleElement()
                .satisfies(kind -> assertThat(kind.get("kind").asString()).isEqualTo("deadline-certain"));
        String chair = notification.token("sample-thurrock-chair-vcs", "compact/thurrock/chair");
        assertThat(JSON.readTree(notification.get(path, chair).body())).isEqualTo(usual);
        notification.put(path, "{\"reminders\":\"DAILY\",\"off\":[]}", officer);
        assertThat(JSON.readTree(notification.get(path, officer).body())).isEqualTo(usual);
    }

    /** Anyone who speaks for a public body is notified of a withdrawal and of more time in any case. */
    @Test
    void offersToTurnOffOnlyWhatDoesNotComeAllTheSame() {
        String path = "/api/notices/preferences";
        String contact = notification.token("sample-thurrock-council-contact", "body/thurrock-council/contact");
        String officer = notification.token("sample-thurrock-officer", "compact/thurrock/officer");
        String both = notification.token("sample-both", "compact/thurrock/officer", "body/thurrock-council/contact");
        assertThat(kinds(path, contact)).containsExactly("case-closed", "deadline-certain");
        assertThat(kinds(path, officer)).containsExactly("case-withdrawn", "deadline-certain", "extension-decided");
        assertThat(kinds(path, both)).containsExactly("case-closed", "deadline-certain");
        assertThat(notification
                        .put(path, "{\"reminders\":\"DAILY\",\"off\":[\"case-withdrawn\"]}", contact)
                        .statusCode())
                .isBetween(400, 422);
    }

    private List<String> kinds(String path, String token) {
        return JSON.readTree(notification.get(path, token).body())
                .get("kinds")
                .valueStream()
                .map(kind -> kind.get("kind").asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reminders\":\"NEVER\",\"off\":[]}",
                "{\"reminders\":\"DAILY\"}",
                "{\"reminders\":\"DAILY\",\"off\":[null]}",
                "{\"reminders\":\"DAILY\",\"off\":[\"body-notice\"]}",
                "{\"reminders\":\"DAILY\",\"off\":[\"No such\"]}"
            })
    void turnsOffNothingThatIsOwed(String form) {
        String officer = notification.token("sample-thurrock-officer", "compact/thurrock/officer");
        assertThat(notification.put("/api/notices/preferences", form, officer).statusCode())
                .isBetween(400, 422);
    }

    @Test
    void opensTheLedgerToNationalAdministratorsOnly() {
        String officer = notification.token("sample-thurrock-officer", "compact/thurrock/officer");
        String admin = notification.token("sample-national-admin", "national/england/admin");
        String id = "0".repeat(64);
        assertThat(notification.get("/api/notices/ledger?state=FAILED").statusCode())
                .isEqualTo(401);
        assertThat(notification.get("/api/notices/ledger?state=FAILED", officer).statusCode())
                .isEqualTo(403);
        assertThat(notification.post("/api/notices/" + id + "/resend", officer).statusCode())
                .isEqualTo(403);
        assertThat(notification.get("/api/notices/ledger?state=FAILED", admin).statusCode())
                .isEqualTo(200);
        assertThat(notification
                        .get("/api/notices/ledger?state=WAITING&after=2026-03-31T10:00:00Z_" + id, admin)
                        .statusCode())
                .isEqualTo(200);
        assertThat(notification
                        .get("/api/notices/ledger?state=FAILED&after=x", admin)
                        .statusCode())
                .isBetween(400, 422);
        assertThat(notification.get("/api/notices/ledger?state=SENT", admin).statusCode())
                .isBetween(400, 422);
        assertThat(notification.get("/api/notices/ledger", admin).statusCode()).isBetween(400, 422);
        assertThat(notification.post("/api/notices/" + id + "/resend", admin).statusCode())
                .isEqualTo(404);
        assertThat(notification.post("/api/notices/x/resend", admin).statusCode())
                .isBetween(400, 422);
    }

    @Test
    void describesItsApi() {
        JsonNode api = JSON.readTree(notification.get("/api-docs").body());
        assertThat(api.get("paths").propertyNames())
                .contains(
                        "/api/notices", "/api/notices/preferences", "/api/notices/ledger", "/api/notices/{id}/resend");
        assertThat(api.get("paths")
                        .get("/api/notices/{id}/resend")
                        .get("post")
                        .get("responses")
                        .propertyNames())
                .contains("202", "401", "403", "404", "409");
    }

    /** By this name an alert knows it. */
    @Test
    void saysForHowLongTheOldestMailHasWaited() {
        String admin = notification.token("sample-national-admin", "national/england/admin");
        assertThat(notification.get("/actuator/prometheus", admin).body()).contains("\nnotices_oldest_seconds");
        assertThat(notification.get("/api/operations/notification/stuck", admin).statusCode())
                .isEqualTo(200);
    }

    @Test
    void isReady() {
        assertThat(notification.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
}
