package redress.messaging.publishing;

import java.time.Instant;

/**
 * An event on its way to Kafka.
 *
 * @param topic its wire name, such as {@code redress.case}
 * @param type the wire name, such as {@code case.opened.v1}; it may be one that this version does not know
 * @param data its JSON
 * @param fence of the lease under which it is sent; a higher one means a later relay
 */
public record Outgoing(
        String id, long seq, String topic, String type, String key, Instant time, String data, long fence) {}
