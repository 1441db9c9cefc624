/**
 * What a body promised and whether it was done. Owns the promised actions and the watch over them; a promise is settled when somebody
 * has recorded what became of it, kept or not.
 */
@NullMarked
package redress.triage.remedy;

import org.jspecify.annotations.NullMarked;
