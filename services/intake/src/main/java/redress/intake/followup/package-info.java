/** What whoever holds the receipt of a report sees and does: follow it up, add a file, withdraw it. Owns nothing. */
@NullMarked
package redress.intake.followup;

import org.jspecify.annotations.NullMarked;
