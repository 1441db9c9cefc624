package redress.notification.inbox;

import java.util.List;
import org.springframework.data.mongodb.core.MongoTemplate;

/** Inboxes for tests of other packages. */
public final class InboxSamples {

    private InboxSamples() {}

    public static Inboxes inboxes(MongoTemplate mongo) {
        return new Inboxes(mongo);
    }

    public static List<String> templates(Inboxes inboxes, String personId) {
        return inboxes.of(personId).stream().map(InboxItem::template).toList();
    }
}
