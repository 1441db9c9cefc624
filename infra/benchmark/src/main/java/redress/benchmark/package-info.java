/**
 * Measures the system from outside: whole lifecycles through the public APIs, beside a bare engine that walks the same process. Owns
 * no figure but those it measures in the run at hand.
 */
@NullMarked
package redress.benchmark;

import org.jspecify.annotations.NullMarked;
