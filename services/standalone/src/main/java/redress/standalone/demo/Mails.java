package redress.standalone.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The mails that arrive at the mail catcher from the moment it is opened: standalone's own mailbox, or Mailpit. */
final class Mails {

    private final Client client;
    private final boolean mailpit;
    private final Set<String> seen = new HashSet<>();

    /** @param text the plain text of the mail, from which the link to sign in is taken */
    record Mail(String id, String to, String subject, String text) {}

    private Mails(Client client, boolean mailpit) {
        this.client = client;
        this.mailpit = mailpit;
        arrived();
    }

    static Mails ofStandalone(Client client) {
        return new Mails(client, false);
    }

    static Mails ofMailpit(Client client) {
        return new Mails(client, true);
    }

    /** The mails that have arrived since the last call, the oldest first. */
    List<Mail> arrived() {
        JsonNode list = mailpit
                ? client.get("/api/v1/messages?limit=100", Map.of()).get("messages")
                : client.get("/api/mailbox?limit=100", Map.of()).get("items");
        List<Mail> fresh = new ArrayList<>();
        for (JsonNode each : list) {
            String id = each.get(mailpit ? "ID" : "id").asString();
            if (seen.add(id)) {
                fresh.add(mailpit ? fromMailpit(id) : fromStandalone(each));
            }
        }
        Collections.reverse(fresh);
        return fresh;
    }

    private Mail fromMailpit(String id) {
        JsonNode mail = client.get("/api/v1/message/" + id, Map.of());
        return new Mail(
                id,
                mail.get("To").get(0).get("Address").asString(),
                mail.get("Subject").asString(),
                mail.get("Text").asString());
    }

    private static Mail fromStandalone(JsonNode mail) {
        return new Mail(
                mail.get("id").asString(),
                mail.get("to").asString(),
                mail.get("subject").asString(),
                mail.get("text").asString());
    }
}
