/** Steps outside the Compact, such as a call-in, and the clocks that run for them beside the case. None of them moves it. */
@NullMarked
package redress.triage.outside;

import org.jspecify.annotations.NullMarked;
