/** Triage: from a report to a closed case. Owns the cases, their process and everything that is decided in them. */
@NullMarked
package redress.triage;

import org.jspecify.annotations.NullMarked;
