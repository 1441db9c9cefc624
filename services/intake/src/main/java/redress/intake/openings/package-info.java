/**
 * Who may open who filed a report, and each opening. Asks the register, which knows what people have declared; keeps names of nobody.
 */
@NullMarked
package redress.intake.openings;

import org.jspecify.annotations.NullMarked;
