package redress.platform.messaging;

import redress.events.Topic;

/** What tells a topic from one of the same name that was removed: offsets that were kept of the one say nothing about the other. */
@FunctionalInterface
public interface TopicIds {

    /** Asks Kafka. */
    String of(Topic topic);
}
