package redress.messaging.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import redress.messaging.publishing.CannotSend;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;
import redress.platform.leases.Lease;

/** Sends the events of several aggregates side by side, each aggregate's in their order, and waits for the acknowledgements. */
public final class Dispatch {

    /** Often enough to keep the lease while Kafka takes its time. */
    private static final long LOOK_AT_LEASE_SECONDS = 3;

    private final EventPublisher publisher;
    private final Lease lease;

    public Dispatch(EventPublisher publisher, Lease lease) {
        this.publisher = publisher;
        this.lease = lease;
    }

    /**
     * @param acknowledged how many events of each aggregate are acknowledged, counted from its first up to the first that is not: what
     *     lies behind that one is sent again in its order
     * @param never why the first that is not acknowledged can never be sent, by aggregate
     */
    public record Sent(Map<String, Integer> acknowledged, Map<String, CannotSend> never) {

        public int of(String aggregate) {
            return acknowledged.getOrDefault(aggregate, 0);
        }
    }

    public Sent send(Map<String, List<Outgoing>> byAggregate) throws InterruptedException {
        Map<String, List<CompletableFuture<Void>>> sent = new HashMap<>();
        List<CompletableFuture<Void>> all = new ArrayList<>();
        boolean refused = false;
        for (Map.Entry<String, List<Outgoing>> each : byAggregate.entrySet()) {
            List<CompletableFuture<Void>> acks = new ArrayList<>();
            for (Outgoing event : each.getValue()) {
                if (refused) {
                    break;
                }
                CompletableFuture<Void> ack = publisher.send(event);
                acks.add(ack);
                if (ack.isCompletedExceptionally()) {
                    // without any connection each call would wait for one
                    refused = never(ack) == null;
                    break;
                }
            }
            sent.put(each.getKey(), acks);
            all.addAll(acks);
        }
        await(CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)));
        Map<String, Integer> acknowledged = new HashMap<>();
        Map<String, CannotSend> never = new HashMap<>();
        sent.forEach((aggregate, acks) -> {
            int good = (int) acks.stream()
                    .takeWhile(ack -> !ack.isCompletedExceptionally())
                    .count();
            acknowledged.put(aggregate, good);
            CannotSend why = good < acks.size() ? never(acks.get(good)) : null;
            if (why != null) {
                never.put(aggregate, why);
            }
        });
        return new Sent(acknowledged, never);
    }

    private static @Nullable CannotSend never(CompletableFuture<Void> failed) {
        try {
            failed.getNow(null);
            return null;
        } catch (CompletionException e) {
            return e.getCause() instanceof CannotSend why ? why : null;
        }
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
