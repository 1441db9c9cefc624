package redress.platform.messaging;

import java.time.Instant;
import redress.events.Event;
import redress.events.EventType;

/**
 * An event with what it travels in.
 *
 * @param id unique per event, time-ordered (UUID version 7); the same at every delivery
 * @param seq the event's place in the order of its aggregate, from 1, without gaps
 * @param time when the event was caused, by the clock of the domain
 * @param partition the Kafka partition it was read from
 * @param offset its place in that partition
 */
public record Envelope(String id, EventType type, long seq, Instant time, Event event, int partition, long offset) {}
