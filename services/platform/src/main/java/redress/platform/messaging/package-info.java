/** Kafka: publishing, listening, dead letters and their replay. The only package that imports Kafka. */
@NullMarked
package redress.platform.messaging;

import org.jspecify.annotations.NullMarked;
