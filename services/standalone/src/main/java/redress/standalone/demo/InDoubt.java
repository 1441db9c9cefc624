package redress.standalone.demo;

import java.util.Map;
import redress.client.Client;
import redress.client.SignIn;
import tools.jackson.databind.JsonNode;

/**
 * What a national administrator does about mails in doubt: where the system fell while a mail was leaving, nobody can tell whether it
 * left, and only a person decides to send it again.
 */
final class InDoubt {

    private static final String ADMINISTRATOR = "admin@national.example";

    private final Client client;
    private final Witness witness;
    private final SignIn signIn;

    InDoubt(Client client, Witness witness, SignIn signIn) {
        this.client = client;
        this.witness = witness;
        this.signIn = signIn;
    }

    /** Sends again what is in doubt about the report; the caller has seen that it did not arrive. */
    void sendAgain(String reference) {
        Map<String, String> administrator = Client.bearer(signIn.as(ADMINISTRATOR));
        JsonNode listed = client.get("/api/notices/ledger?state=UNKNOWN&limit=100", administrator);
        for (JsonNode notice : listed.get("items")) {
            if (notice.path("reference").asString("").equals(reference)) {
                witness.detail("in doubt since the system fell, sent again by a person: "
                        + notice.get("template").asString());
                client.again(() -> client.post(
                        "/api/notices/" + notice.get("noticeId").asString() + "/resend", Map.of(), administrator));
            }
        }
    }
}
