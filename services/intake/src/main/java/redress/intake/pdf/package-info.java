/** Takes traces out of PDF documents and the pictures in them. Works on bytes in memory. */
@NullMarked
package redress.intake.pdf;

import org.jspecify.annotations.NullMarked;
