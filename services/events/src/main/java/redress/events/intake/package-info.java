/** What intake publishes: a report was filed or withdrawn, or its reporter's name was opened. */
@NullMarked
package redress.events.intake;

import org.jspecify.annotations.NullMarked;
