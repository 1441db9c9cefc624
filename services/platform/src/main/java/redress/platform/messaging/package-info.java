/** Kafka: the topics, publishing and listening. With the dead letters the only package that imports Kafka; must not know what an event means. */
@NullMarked
package redress.platform.messaging;

import org.jspecify.annotations.NullMarked;
