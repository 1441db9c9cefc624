/** Takes traces out of drawings and of whatever pictures a document may hold. Works on bytes in memory. */
@NullMarked
package redress.intake.drawings;

import org.jspecify.annotations.NullMarked;
