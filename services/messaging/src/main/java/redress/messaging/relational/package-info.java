/** The outbox in a table: events are written in the transaction that publishes. Owns their relay, its lease and what was set aside. */
@NullMarked
package redress.messaging.relational;

import org.jspecify.annotations.NullMarked;
