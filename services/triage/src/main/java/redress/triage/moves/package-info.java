/**
 * What somebody can do with a case: the table of moves and the one controller for all of them. Each step brings its own; must not know what
 * they are.
 */
@NullMarked
package redress.triage.moves;

import org.jspecify.annotations.NullMarked;
