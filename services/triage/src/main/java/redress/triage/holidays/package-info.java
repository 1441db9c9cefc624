/**
 * What follows when the calendar of public holidays changes, or is about to end. Counting days is left to the deadlines, and what a new
 * deadline means to the case.
 */
@NullMarked
package redress.triage.holidays;

import org.jspecify.annotations.NullMarked;
