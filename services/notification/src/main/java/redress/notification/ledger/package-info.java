/** The delivery ledger: one entry per event, template and recipient, with every attempt. Owns the collection {@code notices}. */
@NullMarked
package redress.notification.ledger;

import org.jspecify.annotations.NullMarked;
