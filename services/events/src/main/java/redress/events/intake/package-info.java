/** What intake publishes: a report was filed or withdrawn. */
@NullMarked
package redress.events.intake;

import org.jspecify.annotations.NullMarked;
