/** Brings the waiting notices of the ledger to the mail server, each at most once unless its template says otherwise. */
@NullMarked
package redress.notification.delivery;

import org.jspecify.annotations.NullMarked;
