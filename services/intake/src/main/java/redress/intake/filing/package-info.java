/** Filing a report, once for each key. Owns nothing: what is filed lies in {@code reports} and {@code identities}. */
@NullMarked
package redress.intake.filing;

import org.jspecify.annotations.NullMarked;
