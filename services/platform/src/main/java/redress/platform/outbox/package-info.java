/** Events written in the same atomic write as the state that caused them, and the relays that bring them to Kafka in order. Owns leases and fences; must not know what an event means. */
@NullMarked
package redress.platform.outbox;

import org.jspecify.annotations.NullMarked;
