package redress.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The mails that the system sent: in standalone's own mailbox, or in Mailpit. Read by one thread. */
public final class Mailbox implements SignIn.Letters {

    private static final int NEWEST = 20;

    private final Client client;
    private final boolean mailpit;
    private final Set<String> seen = new HashSet<>();

    private Mailbox(Client client, boolean mailpit) {
        this.client = client;
        this.mailpit = mailpit;
    }

    public static Mailbox ofStandalone(Client system) {
        return new Mailbox(system, false);
    }

    public static Mailbox ofMailpit(Client mailpit) {
        return new Mailbox(mailpit, true);
    }

    /** The mails among the newest hundred that the last call did not give, the oldest first. */
    public List<Mail> arrived() {
        List<Mail> fresh = new ArrayList<>();
        for (JsonNode each : newest(100, "")) {
            if (seen.add(id(each))) {
                fresh.add(whole(each));
            }
        }
        Collections.reverse(fresh);
        return fresh;
    }

    /** Mailpit is asked for the newest to anybody, so that one who gets few may be overlooked there. */
    @Override
    public List<Mail> to(String address) {
        JsonNode newest = mailpit ? newest(2 * NEWEST, "") : newest(NEWEST, "&to=" + Client.encode(address));
        return StreamSupport.stream(newest.spliterator(), false)
                .filter(mail -> recipient(mail).equalsIgnoreCase(address))
                .map(this::whole)
                .toList();
    }

    private JsonNode newest(int limit, String filter) {
        return mailpit
                ? client.get("/api/v1/messages?limit=" + limit, Map.of()).get("messages")
                : client.get("/api/mailbox?limit=" + limit + filter, Map.of()).get("items");
    }

    private String id(JsonNode listed) {
        return listed.get(mailpit ? "ID" : "id").asString();
    }

    private String recipient(JsonNode listed) {
        return mailpit
                ? listed.get("To").get(0).get("Address").asString()
                : listed.get("to").asString();
    }

    /** Mailpit's list does not hold the texts. */
    private Mail whole(JsonNode listed) {
        JsonNode mail = mailpit ? client.get("/api/v1/message/" + id(listed), Map.of()) : listed;
        return new Mail(
                id(mail),
                recipient(mail),
                mail.get(mailpit ? "Subject" : "subject").asString(),
                mail.get(mailpit ? "Text" : "text").asString());
    }
}
