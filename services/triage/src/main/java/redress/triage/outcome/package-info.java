/** What came of a case, as far as it is known, also long after it was closed; and its closing. */
@NullMarked
package redress.triage.outcome;

import org.jspecify.annotations.NullMarked;
