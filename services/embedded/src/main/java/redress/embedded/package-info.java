/**
 * Kafka, a document store, a mail sink and H2 inside this process, each keeping what it has acknowledged when the process is killed.
 * For one machine and for tests; services do not know whether their backends are embedded.
 */
@NullMarked
package redress.embedded;

import org.jspecify.annotations.NullMarked;
