package redress.platform.outbox;

import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import redress.platform.messaging.EventPublisher;
import redress.platform.messaging.Outgoing;

/**
 * Brings the waiting events of a collection to Kafka: reads the documents, sends, and takes out of each document what is acknowledged,
 * all documents of a pass by one write. A crash in between sends again; it never loses.
 */
final class CollectionRelay implements RelayLoop.Pass {

    private final WaitingDocuments documents;
    private final Lease lease;
    private final Dispatch dispatch;

    /** What is acknowledged but not yet taken out, since its document had just changed; by document. For the relay's thread. */
    private final Map<String, Set<String>> acknowledged = new HashMap<>();

    private volatile RelayLoop.Waiting waits = RelayLoop.Waiting.NOTHING;

    CollectionRelay(WaitingDocuments documents, Lease lease, EventPublisher publisher) {
        this.documents = documents;
        this.lease = lease;
        this.dispatch = new Dispatch(publisher, lease);
    }

    @Override
    public boolean make(Set<String> told, boolean look) throws InterruptedException {
        Set<String> ids = new HashSet<>(told);
        ids.addAll(acknowledged.keySet());
        Map<String, WaitingDocument> waiting = documents.find(ids, look);
        acknowledged.keySet().retainAll(waiting.keySet());
        waits = new RelayLoop.Waiting(waiting.size(), oldest(waiting));
        if (waiting.isEmpty()) {
            return false;
        }
        long fence = holdAbove(waiting);
        int unsent = send(waiting, fence);
        lease.keep();
        boolean allMarked = mark(waiting, fence);
        if (unsent > 0) {
            throw new NotAcknowledged(unsent);
        }
        boolean more = !allMarked || waiting.size() >= WaitingDocuments.LIMIT;
        if (!more) {
            waits = RelayLoop.Waiting.NOTHING;
        }
        return more;
    }

    private long holdAbove(Map<String, WaitingDocument> waiting) {
        long fence = lease.hold();
        long highest = waiting.values().stream()
                .mapToLong(WaitingDocument::fence)
                .max()
                .orElse(0);
        return highest > fence ? lease.raiseAbove(highest) : fence;
    }

    /** @return how many events are not acknowledged */
    private int send(Map<String, WaitingDocument> waiting, long fence) throws InterruptedException {
        Map<String, List<Outgoing>> outgoing = new LinkedHashMap<>();
        waiting.forEach((id, document) -> outgoing.put(
                id,
                document.without(sent(id)).stream()
                        .map(entry -> outgoing(entry, fence))
                        .toList()));
        Map<String, Integer> acks = dispatch.send(outgoing);
        int unsent = 0;
        for (Map.Entry<String, List<Outgoing>> each : outgoing.entrySet()) {
            int acked = acks.getOrDefault(each.getKey(), 0);
            each.getValue().stream()
                    .limit(acked)
                    .forEach(event -> acknowledged
                            .computeIfAbsent(each.getKey(), id -> new HashSet<>())
                            .add(event.id()));
            unsent += each.getValue().size() - acked;
        }
        return unsent;
    }

    private boolean mark(Map<String, WaitingDocument> waiting, long fence) {
        List<UpdateOneModel<Document>> marks = new ArrayList<>();
        acknowledged.forEach((id, sent) -> marks.add(waiting.get(id).mark(sent, fence)));
        if (!documents.update(marks)) {
            return false;
        }
        acknowledged.clear();
        return true;
    }

    private Set<String> sent(String id) {
        return acknowledged.getOrDefault(id, Set.of());
    }

    private static Outgoing outgoing(Entry entry, long fence) {
        return new Outgoing(entry.id(), entry.seq(), entry.type(), entry.key(), entry.time(), entry.data(), fence);
    }

    private static @Nullable Instant oldest(Map<String, WaitingDocument> waiting) {
        return waiting.values().stream()
                .flatMap(each -> each.entries().stream())
                .map(entry -> Entry.realTime(entry.id()))
                .min(Instant::compareTo)
                .orElse(null);
    }

    @Override
    public RelayLoop.Waiting waiting() {
        return waits;
    }

    @Override
    public void giveUp() {
        lease.giveBack();
    }
}
