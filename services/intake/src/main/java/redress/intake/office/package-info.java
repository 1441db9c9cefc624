/** Takes traces out of office documents, old and new. Works on bytes in memory. */
@NullMarked
package redress.intake.office;

import org.jspecify.annotations.NullMarked;
