package redress.messaging.publishing;

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
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.springframework.kafka.core.KafkaTemplate;
import redress.events.EventType;
import redress.events.Topic;
import redress.messaging.reading.EventReader;

/** Writes events as CloudEvents 1.0 in the binary mode of its Kafka binding. */
final class CloudEventPublisher implements EventPublisher {

    private final KafkaTemplate<byte[], byte[]> kafka;
    private final MeterRegistry meters;
    private final Map<EventType, Counter> published = new EnumMap<>(EventType.class);
    private final Map<Topic, URI> sources = new EnumMap<>(Topic.class);

    CloudEventPublisher(KafkaTemplate<byte[], byte[]> kafka, MeterRegistry meters) {
        this.kafka = kafka;
        this.meters = meters;
        for (EventType type : EventType.values()) {
            published.put(type, meters.counter("events_published", "type", type.wireName()));
            sources.put(type.topic(), URI.create("/redress/" + publisher(type)));
        }
    }

    @Override
    public CompletableFuture<Void> send(Outgoing event) {
        try {
            Counter counter = EventType.ofWireName(event.type())
                    .map(published::get)
                    .orElseGet(() -> meters.counter("events_published", "type", "unknown"));
            return kafka.send(write(event)).handle((sent, failure) -> {
                if (failure != null) {
                    throw refusal(failure);
                }
                counter.increment();
                return null;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(refusal(e));
        }
    }

    /** What Kafka would refuse at any other time too is told apart from an outage. */
    private static RuntimeException refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotSend never) {
                return never;
            } else if (cause instanceof RecordTooLargeException) {
                return new CannotSend("TOO_LARGE");
            } else if (cause instanceof InvalidTopicException) {
                return new CannotSend("UNKNOWN_TOPIC");
            } else if (cause instanceof InvalidRecordException || cause instanceof SerializationException) {
                return new CannotSend("REFUSED");
            }
        }
        return new CompletionException(failure);
    }

    private ProducerRecord<byte[], byte[]> write(Outgoing event) {
        Topic topic = Topic.ofWireName(event.topic()).orElseThrow(() -> new CannotSend("UNKNOWN_TOPIC"));
        byte[] data = event.data().getBytes(StandardCharsets.UTF_8);
        if (data.length > EventReader.LARGEST) {
            // nobody would take it in
            throw new CannotSend("TOO_LARGE");
        }
        try {
            return write(event, topic, data);
        } catch (RuntimeException e) {
            throw new CannotSend("UNREADABLE");
        }
    }

    private ProducerRecord<byte[], byte[]> write(Outgoing event, Topic topic, byte[] data) {
        CloudEvent cloudEvent = CloudEventBuilder.v1()
                .withId(event.id())
                .withType(event.type())
                .withSource(sources.get(topic))
                .withSubject(event.key())
                .withTime(event.time().atOffset(ZoneOffset.UTC))
                .withDataContentType(EventReader.JSON)
                .withExtension("seq", Long.toString(event.seq()))
                .withExtension("fence", Long.toString(event.fence()))
                .withData(data)
                .build();
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        return KafkaMessageFactory.createWriter(topic.wireName(), key).writeBinary(cloudEvent);
    }

    /** The records of a publisher lie in a package of its name. */
    private static String publisher(EventType type) {
        String room = type.record().getPackageName();
        return room.substring(room.lastIndexOf('.') + 1);
    }
}
