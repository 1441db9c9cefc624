/**
 * When things are due: working days on the calendar of a Compact, its limits per stage, and the clocks outside it that nobody here can
 * pause. Owns the counting of days. Must not start timers or move a case.
 */
@NullMarked
package redress.triage.deadlines;

import org.jspecify.annotations.NullMarked;
