package redress.platform.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Predicate;
import redress.platform.messaging.EventPublisher;
import redress.platform.messaging.Outgoing;

/** Stands for Kafka: remembers what was sent and acknowledges it, unless a test says otherwise. */
final class RecordingPublisher implements EventPublisher {

    final List<Outgoing> sent = new CopyOnWriteArrayList<>();
    volatile Function<Outgoing, CompletableFuture<Void>> answer = event -> CompletableFuture.completedFuture(null);

    @Override
    public CompletableFuture<Void> send(Outgoing event) {
        sent.add(event);
        return answer.apply(event);
    }

    /** Says nothing until so many were sent, as Kafka does while it is slow; then acknowledges or fails each. The last must be good. */
    void answersOnceSent(int count, Predicate<Outgoing> good) {
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

    List<Long> seqsOf(String key) {
        return sent.stream()
                .filter(each -> each.key().equals(key))
                .map(Outgoing::seq)
                .toList();
    }

    static CompletableFuture<Void> refused() {
        return CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"));
    }
}
