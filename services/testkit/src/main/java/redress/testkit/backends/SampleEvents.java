package redress.testkit.backends;

import com.github.f4b6a3.uuid.UuidCreator;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;

/** Publishes events as the services do, for a test that plays the part of a publisher. */
public final class SampleEvents implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;

    public SampleEvents(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Returns when Kafka has the event.
     *
     * @return the id that it was given
     */
    public String publish(Event event, long seq) {
        String id = UuidCreator.getTimeOrderedEpoch().toString();
        publish(id, event, seq, Clock.systemUTC().instant());
        return id;
    }

    /** Publishes with a given id, for instance a second time. */
    public void publish(String id, Event event, long seq, Instant time) {
        EventType type = EventType.of(event);
        var cloudEvent = CloudEventBuilder.v1()
                .withId(id)
                .withType(type.wireName())
                .withSource(URI.create("/redress/test"))
                .withSubject(event.key())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withDataContentType("application/json")
                .withExtension("seq", Long.toString(seq))
                .withExtension("fence", "0")
                .withData(EventJson.write(event).getBytes(StandardCharsets.UTF_8))
                .build();
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        var topic = type.topic().wireName();
        try {
            producer.send(KafkaMessageFactory.createWriter(topic, key).writeBinary(cloudEvent))
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The event could not be published", e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
