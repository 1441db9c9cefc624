/**
 * Watches over reports for which no case is opened, announces them once more, and slows filing down while very many wait. Owns the collection
 * {@code intake_watch}.
 */
@NullMarked
package redress.intake.unanswered;

import org.jspecify.annotations.NullMarked;
