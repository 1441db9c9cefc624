/** What register publishes: Compacts and calendars as they now stand. */
@NullMarked
package redress.events.register;

import org.jspecify.annotations.NullMarked;
