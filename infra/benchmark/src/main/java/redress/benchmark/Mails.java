package redress.benchmark;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The mails that the system sent: in the mailbox of standalone, or in Mailpit. */
final class Mails {

    private static final int NEWEST = 20;

    private final Api api;
    private final @Nullable Api mailpit;

    /** @param mailpit null where the system has a mailbox of its own */
    Mails(Api api, @Nullable Api mailpit) {
        this.api = api;
        this.mailpit = mailpit;
    }

    /** Subject and text of the newest mails to an address, the newest first. */
    List<String> to(String address) {
        if (mailpit == null) {
            return stream(api.get("/api/mailbox?limit=" + NEWEST + "&to=" + address, null)
                            .get("items"))
                    .map(mail -> mail.get("subject").asString() + "\n"
                            + mail.get("text").asString())
                    .toList();
        }
        Api catcher = mailpit;
        return stream(catcher.get("/api/v1/messages?limit=" + 2 * NEWEST, null).get("messages"))
                .filter(mail -> mail.get("To").get(0).get("Address").asString().equals(address))
                .map(mail -> catcher.get("/api/v1/message/" + mail.get("ID").asString(), null))
                .map(mail ->
                        mail.get("Subject").asString() + "\n" + mail.get("Text").asString())
                .toList();
    }

    private static java.util.stream.Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
