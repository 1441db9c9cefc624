/** Events on their way to Kafka, as CloudEvents; must not know what an event means. */
@NullMarked
package redress.messaging.publishing;

import org.jspecify.annotations.NullMarked;
