package redress.messaging.documents;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.UpdateOneModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import redress.messaging.outbox.OutboxEntry;

/** What a relay reads of a document: its outbox as Spring Data has stored it, and the version that a mark depends on. */
record WaitingDocument(String id, @Nullable Object version, long fence, List<Document> stored) {

    static WaitingDocument of(Document read) {
        Document outbox = read.get("outbox", Document.class);
        Number fence = outbox.get("fence", Number.class);
        return new WaitingDocument(
                read.getString("_id"),
                read.get("version"),
                fence == null ? 0 : fence.longValue(),
                outbox.getList("entries", Document.class, List.of()));
    }

    /** In their order, up to the first that cannot be read. */
    List<OutboxEntry> entries() {
        return stored.stream()
                .map(WaitingDocument::entry)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    List<OutboxEntry> without(Set<String> sent) {
        return entries().stream().filter(entry -> !sent.contains(entry.id())).toList();
    }

    /** The id of the first that waits, whether it can be read or not. */
    String first(Set<String> sent) {
        return stored.stream()
                .map(each -> idOf(each))
                .filter(each -> !sent.contains(each))
                .findFirst()
                .orElse("");
    }

    /**
     * Takes out what was sent. Matches only the document as it was read, and only if no later relay has marked it: then it was taken
     * over from a relay that this one believed dead, or from this one.
     */
    UpdateOneModel<Document> mark(Set<String> sent, long fence) {
        List<Document> rest =
                stored.stream().filter(each -> !sent.contains(idOf(each))).toList();
        Bson pending = rest.isEmpty() ? unset("outbox.pending") : set("outbox.pending", idOf(rest.get(0)));
        return new UpdateOneModel<>(
                and(eq("_id", id), eq("version", version), not(gt("outbox.fence", fence))),
                combine(set("outbox.entries", rest), set("outbox.fence", fence), pending, inc("version", 1L)));
    }

    private String idOf(Document entry) {
        // what has no id is found by that of its document
        return entry.get("_id") instanceof String own ? own : "unreadable-" + id;
    }

    /** The entry as it is stored; null if it waits no more. */
    @Nullable
    Document storedAs(String entryId) {
        return stored.stream()
                .filter(each -> idOf(each).equals(entryId))
                .findFirst()
                .orElse(null);
    }

    static Optional<OutboxEntry> entry(Document stored) {
        try {
            return Optional.of(new OutboxEntry(
                    text(stored, "_id"),
                    stored.get("seq", Number.class).longValue(),
                    stored.getString("topic"),
                    text(stored, "type"),
                    text(stored, "key"),
                    stored.getDate("time").toInstant(),
                    text(stored, "data")));
        } catch (ClassCastException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private static String text(Document stored, String name) {
        return Objects.requireNonNull(stored.getString(name));
    }
}
