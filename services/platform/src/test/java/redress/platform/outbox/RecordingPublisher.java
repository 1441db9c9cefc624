package redress.platform.outbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
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
