/** National evidence: what goes wrong, where, and what put it right, counted from the events. Knows no person and no text. */
@NullMarked
package redress.evidence;

import org.jspecify.annotations.NullMarked;
