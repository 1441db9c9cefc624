/** Remembers which events a relational listener has taken in, in the transaction of their effect. */
@NullMarked
package redress.messaging.inbox;

import org.jspecify.annotations.NullMarked;
