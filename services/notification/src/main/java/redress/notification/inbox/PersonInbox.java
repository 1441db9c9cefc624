package redress.notification.inbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import redress.platform.formats.Format;
import redress.platform.mongo.DriverFormat;

/**
 * What one person was told, newest first and bounded. Which items it holds follows from the set of all that was ever put in, so
 * neither the order nor a repetition of deliveries changes it.
 */
@org.springframework.data.mongodb.core.mapping.Document("inboxes")
@Format(1)
record PersonInbox(String personId, long version, List<InboxItem> items) {

    static final int MOST = 100;

    static final DriverFormat FORMAT = new DriverFormat(PersonInbox.class);

    PersonInbox {
        items = List.copyOf(items);
    }

    static PersonInbox empty(String personId) {
        return new PersonInbox(personId, 0, List.of());
    }

    static PersonInbox of(Document stored) {
        return new PersonInbox(
                stored.getString("_id"),
                stored.getLong("version"),
                stored.getList("items", Document.class).stream()
                        .map(InboxItem::of)
                        .toList());
    }

    Document stored() {
        return FORMAT.numbered(new Document("_id", personId)
                .append("version", version)
                .append("items", items.stream().map(InboxItem::stored).toList()));
    }

    /** The same inbox if nothing is new. */
    PersonInbox with(Collection<InboxItem> more) {
        Map<String, InboxItem> byId = new TreeMap<>();
        more.forEach(each -> byId.put(each.noticeId(), each));
        items.forEach(each -> byId.put(each.noticeId(), each));
        List<InboxItem> all = new ArrayList<>(byId.values());
        all.sort(InboxItem.NEWEST_FIRST);
        List<InboxItem> kept = all.subList(0, Math.min(MOST, all.size()));
        return kept.equals(items) ? this : new PersonInbox(personId, version + 1, kept);
    }
}
