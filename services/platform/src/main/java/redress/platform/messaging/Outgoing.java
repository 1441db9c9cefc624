package redress.platform.messaging;

import java.time.Instant;

/**
 * An event on its way to Kafka.
 *
 * @param type the wire name, such as {@code case.opened.v1}
 * @param data its JSON
 * @param fence of the lease under which it is sent; a higher one means a later relay
 */
public record Outgoing(String id, long seq, String type, String key, Instant time, String data, long fence) {}
