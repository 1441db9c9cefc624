/** What every service needs for its events: publishing, listening, outbox, inbox, dead letters. Knows Kafka and no word of the domain. */
@NullMarked
package redress.messaging;

import org.jspecify.annotations.NullMarked;
