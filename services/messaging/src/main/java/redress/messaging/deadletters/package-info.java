/** Records that can never be taken in: how they are put aside with the reason, looked at and replayed. Owns the dead-letter topics; must not read what a record says. */
@NullMarked
package redress.messaging.deadletters;

import org.jspecify.annotations.NullMarked;
