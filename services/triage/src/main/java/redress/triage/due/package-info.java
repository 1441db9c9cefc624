/** Tells other services what is due in a case just now. Must not say anything else of it. */
@NullMarked
package redress.triage.due;

import org.jspecify.annotations.NullMarked;
