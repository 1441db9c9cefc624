/**
 * What a move asks for, field by field, for pages and programs that know no move: read from the form's own checks, so that no limit stands
 * anywhere else, and narrowed to the case. Must not know any step.
 */
@NullMarked
package redress.triage.forms;

import org.jspecify.annotations.NullMarked;
