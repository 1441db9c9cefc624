/**
 * Whether the stores of a service take what it writes, as part of its readiness. Knows no store; each brings its own check.
 */
@NullMarked
package redress.platform.stores;

import org.jspecify.annotations.NullMarked;
