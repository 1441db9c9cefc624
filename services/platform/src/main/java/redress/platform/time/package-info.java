/** The clock that all domain time comes from, and how it is moved where that is allowed. */
@NullMarked
package redress.platform.time;

import org.jspecify.annotations.NullMarked;
