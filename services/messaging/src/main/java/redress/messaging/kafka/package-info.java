/** The connection to Kafka and the topics. */
@NullMarked
package redress.messaging.kafka;

import org.jspecify.annotations.NullMarked;
