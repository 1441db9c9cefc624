/** Which bodies each Compact binds, as the register last told. Owns the collection {@code intake_compacts}; decides nothing else. */
@NullMarked
package redress.intake.compacts;

import org.jspecify.annotations.NullMarked;
