/**
 * Work lists: the cases that somebody may see, filtered, in the order in which they should be looked at. Reads the rows of the cases, and
 * writes none; must show nothing of a case that the case itself would not show to the same person.
 */
@NullMarked
package redress.triage.worklist;

import org.jspecify.annotations.NullMarked;
