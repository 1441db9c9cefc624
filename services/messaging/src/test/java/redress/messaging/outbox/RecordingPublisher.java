package redress.messaging.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;

/** Stands for Kafka: remembers what was sent and acknowledges it, unless a test says otherwise. */
public final class RecordingPublisher implements EventPublisher {

    public final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    public volatile Function<Outgoing, CompletableFuture<Void>> answer =
            event -> CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<Void> send(Outgoing event) {
        sent.add(event);
        return answer.apply(event);
    }

    /** Says nothing until so many were sent, as Kafka does while it is slow; then acknowledges or fails each. The last must be good. */
    public void answersOnceSent(int count, Predicate<Outgoing> good) {
        Map<Outgoing, CompletableFuture<Void>> open = new LinkedHashMap<>();
        answer = event -> {
            CompletableFuture<Void> later = new CompletableFuture<>();
            open.put(event, later);
            if (open.size() == count) {
                open.forEach((each, ack) -> {
                    if (good.test(each)) {
                        ack.complete(null);
                    } else {
                        ack.completeExceptionally(new IllegalStateException("timed out"));
                    }
                });
            }
            return later;
        };
    }

    public List<Long> seqsOf(String key) {
        return sent.stream()
                .filter(each -> each.key().equals(key))
                .map(Outgoing::seq)
                .toList();
    }

    public static CompletableFuture<Void> refused() {
        return CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"));
    }
}
