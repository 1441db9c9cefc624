/**
 * The HTTP door for those who work on cases: the work list, the case, its actions. Decides who sees what; must not decide what is
 * possible.
 */
@NullMarked
package redress.triage.casework;

import org.jspecify.annotations.NullMarked;
