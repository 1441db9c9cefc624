/** What notification publishes: what became of each notice. */
@NullMarked
package redress.events.notification;

import org.jspecify.annotations.NullMarked;
