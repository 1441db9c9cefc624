package redress.messaging.documents;

import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import redress.messaging.outbox.OutboxProperties;
import redress.messaging.outbox.RecordingPublisher;
import redress.messaging.outbox.RelayLoop;

/** What a relay must tell in its gauges while Kafka is away, whatever store it reads. */
public final class KafkaOutage {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordingPublisher kafka;

    public KafkaOutage(RecordingPublisher kafka) {
        this.kafka = kafka;
    }

    /** @param relay one whose outbox holds one event */
    public void isToldBy(RelayLoop.Pass relay) {
        CompletableFuture<Void> timeout = new CompletableFuture<>();
        kafka.answer = event -> timeout;
        OutboxProperties properties = new OutboxProperties(
                Duration.ofMillis(50), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofSeconds(15), "");
        RelayLoop loop = new RelayLoop("sample", relay, properties, meters);
        loop.start();
        try {
            await("told before Kafka answers").until(() -> pending() == 1 && oldestSeconds() > 0);

            kafka.answer = event -> RecordingPublisher.refused();
            int sent = kafka.sent.size();
            timeout.completeExceptionally(new IllegalStateException("Kafka is away"));
            await("the next try").until(() -> kafka.sent.size() > sent);
            double age = oldestSeconds();
            await("told with a growing age").until(() -> pending() == 1 && oldestSeconds() > age);

            kafka.answer = event -> CompletableFuture.completedFuture(null);
            await("told that it is over").until(() -> pending() == 0 && oldestSeconds() == 0);
        } finally {
            loop.askToStop();
            loop.awaitStop();
        }
    }

    private double pending() {
        return meters.get("outbox_pending").gauge().value();
    }

    private double oldestSeconds() {
        return meters.get("outbox_oldest_seconds").gauge().value();
    }
}
