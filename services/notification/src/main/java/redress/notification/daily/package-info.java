/** Puts several reminders of one person into one mail a day. Owns no store: what waits and what went where is in the ledger. */
@NullMarked
package redress.notification.daily;

import org.jspecify.annotations.NullMarked;
