package redress.messaging.deadletters;

/**
 * A record that was put aside. Says where and why, not what it holds.
 *
 * @param topic the topic of the dead letters it lies in, with its partition and offset there
 * @param reason the reason code, such as {@code BREAKS_SCHEMA}; {@code NO_ORIGIN} where the record does not say where it came from
 * @param group the consumer group that put it aside
 * @param from where it was first: {@code topic-partition@offset}; empty if it does not say
 * @param type its event type as it says itself, empty if it does not
 * @param at when it was put aside, in real time
 * @param bytes the length of its data
 */
public record DeadLetter(
        String topic,
        int partition,
        long offset,
        String reason,
        String group,
        String from,
        String type,
        String at,
        int bytes) {}
