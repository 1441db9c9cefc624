/**
 * What those who work on a case may read of its report, and where the reporter can be reached. Decides who may read what; owns no
 * store. A report that the caller may not read is answered like one that does not exist.
 */
@NullMarked
package redress.intake.casework;

import org.jspecify.annotations.NullMarked;
