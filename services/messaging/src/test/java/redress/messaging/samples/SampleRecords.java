package redress.messaging.samples;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;

/** Records as they come from Kafka: right ones, and what a test makes of them. */
public final class SampleRecords {

    private SampleRecords() {}

    public static Map<String, String> headers(Event event, String id, long seq) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id);
        headers.put("ce_type", EventType.of(event).wireName());
        headers.put("ce_source", "/redress/triage");
        headers.put("ce_subject", event.key());
        headers.put("ce_time", SampleEvents.AT.toString());
        headers.put("ce_seq", Long.toString(seq));
        headers.put("ce_fence", "1");
        headers.put("content-type", "application/json");
        return headers;
    }

    public static byte[] data(Event event) {
        return bytes(EventJson.write(event));
    }

    public static ConsumerRecord<byte[], byte[]> received(Event event, int partition, long offset) {
        return received(event, partition, offset, data(event), headers(event, SampleEvents.id(), 1));
    }

    public static ConsumerRecord<byte[], byte[]> received(
            Event event, int partition, long offset, byte @Nullable [] value, Map<String, String> headers) {
        return new ConsumerRecord<>(
                EventType.of(event).topic().wireName(),
                partition,
                offset,
                0L,
                TimestampType.CREATE_TIME,
                0,
                0,
                bytes(event.key()),
                value,
                headers(headers),
                java.util.Optional.empty());
    }

    public static ProducerRecord<byte[], byte[]> toSend(
            Event event, byte @Nullable [] value, Map<String, String> headers) {
        return new ProducerRecord<>(
                EventType.of(event).topic().wireName(), null, bytes(event.key()), value, headers(headers));
    }

    private static Headers headers(Map<String, String> headers) {
        Headers made = new RecordHeaders();
        headers.forEach((name, value) -> made.add(name, bytes(value)));
        return made;
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
