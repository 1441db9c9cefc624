/** Events out of Kafka: what a record holds, and the log of a topic from its beginning. Must not know what an event means. */
@NullMarked
package redress.messaging.reading;

import org.jspecify.annotations.NullMarked;
