/** A Kafka broker inside this process, which keeps what it has acknowledged when the process is killed. */
@NullMarked
package redress.embedded.broker;

import org.jspecify.annotations.NullMarked;
