/**
 * The case file: what has happened in a case and what may happen next. Owns the table {@code cases}; must not know HTTP or the engine.
 */
@NullMarked
package redress.triage.cases;

import org.jspecify.annotations.NullMarked;
