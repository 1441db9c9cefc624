package redress.platform.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import redress.platform.messaging.EventPublisher;
import redress.platform.messaging.Outgoing;

/** Sends the events of several aggregates side by side, each aggregate's in their order, and waits for the acknowledgements. */
final class Dispatch {

    /** Often enough to keep the lease while Kafka takes its time. */
    private static final long LOOK_AT_LEASE_SECONDS = 3;

    private final EventPublisher publisher;
    private final Lease lease;

    Dispatch(EventPublisher publisher, Lease lease) {
        this.publisher = publisher;
        this.lease = lease;
    }

    /**
     * @return how many events of each aggregate are acknowledged, counted from its first up to the first that is not: what lies behind
     *     that one is sent again in its order
     */
    Map<String, Integer> send(Map<String, List<Outgoing>> byAggregate) throws InterruptedException {
        Map<String, List<CompletableFuture<Void>>> sent = new HashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        boolean refused = false;
        for (Map.Entry<String, List<Outgoing>> each : byAggregate.entrySet()) {
            List<CompletableFuture<Void>> acks = new ArrayList<>();
            for (Outgoing event : each.getValue()) {
                if (!refused) {
                    CompletableFuture<Void> ack = publisher.send(event);
                    // without any connection each call would wait for one
                    refused = ack.isCompletedExceptionally();
                    acks.add(ack);
                }
            }
            sent.put(each.getKey(), acks);
            all.addAll(acks);
        }
        await(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
        Map<String, Integer> acknowledged = new HashMap<>();
        sent.forEach((aggregate, acks) -> acknowledged.put(aggregate, (int)
                acks.stream().takeWhile(ack -> !ack.isCompletedExceptionally()).count()));
        return acknowledged;
    }

    private void await(CompletableFuture<Void> all) throws InterruptedException {
        while (true) {
            try {
                all.get(LOOK_AT_LEASE_SECONDS, TimeUnit.SECONDS);
                return;
            } catch (TimeoutException e) {
                lease.keep();
            } catch (ExecutionException e) {
                return;
            }
        }
    }
}
