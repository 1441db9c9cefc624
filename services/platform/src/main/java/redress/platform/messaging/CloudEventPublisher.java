package redress.platform.messaging;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import redress.events.EventType;

/** Writes events as CloudEvents 1.0 in the binary mode of its Kafka binding. */
final class CloudEventPublisher implements EventPublisher {

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final Map<EventType, Counter> published = new EnumMap<>(EventType.class);
    private final Map<EventType, URI> sources = new EnumMap<>(EventType.class);

    CloudEventPublisher(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        for (EventType type : EventType.values()) {
            published.put(type, meters.counter("events_published", "type", type.wireName()));
            sources.put(type, URI.create("/redress/" + publisher(type)));
        }
    }

    @Override
    public CompletableFuture<Void> send(Outgoing event) {
        try {
            EventType type = EventType.ofWireName(event.type()).orElseThrow();
            return kafka.send(write(event, type))
                    .thenAccept(sent -> published.get(type).increment());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private ProducerRecord<byte[], byte[]> write(Outgoing event, EventType type) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withType(event.type())
                .withSource(sources.get(type))
                .withSubject(event.key())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withDataContentType(EventReader.JSON)
                .withExtension("seq", Long.toString(event.seq()))
                .withExtension("fence", Long.toString(event.fence()))
                .withData(event.data().getBytes(StandardCharsets.UTF_8))
                .build();
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        return KafkaMessageFactory.createWriter(type.topic().wireName(), key).writeBinary(cloudEvent);
    }

    /** The records of a publisher lie in a package of its name. */
    private static String publisher(EventType type) {
        String room = type.record().getPackageName();
        return room.substring(room.lastIndexOf('.') + 1);
    }
}
