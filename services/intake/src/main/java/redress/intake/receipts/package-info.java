/** The public reference of a report and the secret receipt that opens it. Stores nothing; a receipt is never kept, only its keyed hash. */
@NullMarked
package redress.intake.receipts;

import org.jspecify.annotations.NullMarked;
