/** Takes traces out of pictures, one class a format. Works on bytes in memory. */
@NullMarked
package redress.intake.pictures;

import org.jspecify.annotations.NullMarked;
