/** Events written in the same atomic write as the state that caused them, and what brings them to Kafka in order; must not know what an event means. */
@NullMarked
package redress.messaging.outbox;

import org.jspecify.annotations.NullMarked;
