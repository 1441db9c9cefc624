package redress.messaging.documents;

import com.mongodb.client.model.UpdateOneModel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import redress.messaging.outbox.Dispatch;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.NotAcknowledged;
import redress.messaging.outbox.OutboxEntry;
import redress.messaging.outbox.RelayLoop;
import redress.messaging.publishing.CannotSend;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;
import redress.platform.leases.Lease;

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

    private final HeldBack heldBack;
    private volatile RelayLoop.Waiting waits = RelayLoop.Waiting.NOTHING;

    CollectionRelay(WaitingDocuments documents, Lease lease, EventPublisher publisher, HeldBack heldBack) {
        this.documents = documents;
        this.lease = lease;
        this.dispatch = new Dispatch(publisher, lease);
        this.heldBack = heldBack;
    }

    @Override
    public boolean make(Set<String> told, boolean look) throws InterruptedException {
        Set<String> ids = new HashSet<>(told);
        ids.addAll(acknowledged.keySet());
        Set<String> notYet = heldBack.notYet();
        Map<String, WaitingDocument> waiting =
                documents.find(ids, look, heldBack.all().size());
        boolean full = waiting.size() >= WaitingDocuments.LIMIT + heldBack.all().size();
        acknowledged.keySet().retainAll(waiting.keySet());
        if (look && !full) {
            heldBack.releaseOthersThan(waiting.keySet());
        }
        waits = new RelayLoop.Waiting(waiting.size(), oldest(waiting));
        waiting.keySet().removeIf(id -> notYet.contains(id) && !acknowledged.containsKey(id));
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
        boolean more = !allMarked || full;
        if (!more) {
            waits = heldBack.waiting();
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

    /** @return how many events are not acknowledged, those apart that can never be sent */
    private int send(Map<String, WaitingDocument> waiting, long fence) throws InterruptedException {
        Map<String, List<Outgoing>> outgoing = new LinkedHashMap<>();
        waiting.forEach((id, document) -> {
            List<OutboxEntry> entries = document.without(sent(id));
            if (entries.isEmpty() && !document.first(sent(id)).isEmpty()) {
                heldBack.hold(id, document.first(sent(id)), "", "UNREADABLE");
            } else {
                outgoing.put(
                        id, entries.stream().map(entry -> entry.under(fence)).toList());
            }
        });
        Dispatch.Sent sent = dispatch.send(outgoing);
        int unsent = 0;
        for (Map.Entry<String, List<Outgoing>> each : outgoing.entrySet()) {
            int acked = sent.of(each.getKey());
            each.getValue().stream()
                    .limit(acked)
                    .forEach(event -> acknowledged
                            .computeIfAbsent(each.getKey(), id -> new HashSet<>())
                            .add(event.id()));
            CannotSend never = sent.never().get(each.getKey());
            if (never != null) {
                Outgoing first = each.getValue().get(acked);
                heldBack.hold(each.getKey(), first.id(), first.type(), never.reasonCode());
            } else {
                unsent += each.getValue().size() - acked;
                if (acked > 0) {
                    heldBack.release(each.getKey());
                }
            }
        }
        return unsent;
    }

    private boolean mark(Map<String, WaitingDocument> waiting, long fence) {
        List<UpdateOneModel<Document>> marks = new ArrayList<>();
        acknowledged.forEach(
                (id, sent) -> marks.add(Objects.requireNonNull(waiting.get(id)).mark(sent, fence)));
        if (!documents.update(marks)) {
            return false;
        }
        acknowledged.clear();
        return true;
    }

    private Set<String> sent(String id) {
        return acknowledged.getOrDefault(id, Set.of());
    }

    private static @Nullable Instant oldest(Map<String, WaitingDocument> waiting) {
        return waiting.values().stream()
                .flatMap(each -> each.entries().stream())
                .map(entry -> OutboxEntry.realTime(entry.id()))
                .filter(Objects::nonNull)
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
