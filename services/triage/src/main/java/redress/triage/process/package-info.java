/**
 * The process of a case and the decision table of its route: the only package that knows the engine. Says when a case moves; whether it
 * may, the case decides. Delegates write to the database of the case and nowhere else.
 */
@NullMarked
package redress.triage.process;

import org.jspecify.annotations.NullMarked;
