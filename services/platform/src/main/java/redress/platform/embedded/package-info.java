/**
 * Kafka, a document store, a mail sink and H2 inside this process, each keeping what it has acknowledged when the process is killed.
 * For one machine and for tests; services must not know whether their backends are embedded. Its libraries are optional: whoever
 * uses a class of this package brings them.
 */
@NullMarked
package redress.platform.embedded;

import org.jspecify.annotations.NullMarked;
