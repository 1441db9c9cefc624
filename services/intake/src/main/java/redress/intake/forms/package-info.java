/**
 * What a report asks, and the check of what was answered. Refuses with every field named; stores nothing.
 */
@NullMarked
package redress.intake.forms;

import org.jspecify.annotations.NullMarked;
