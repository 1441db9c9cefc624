/**
 * Who is what in a case, decided here and nowhere else; asks the register who acts for a Compact. Owns no table; must not know what a role
 * is shown or may do.
 */
@NullMarked
package redress.triage.access;

import org.jspecify.annotations.NullMarked;
