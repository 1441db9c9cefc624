/** Who is told of which event, and with which template: a table kept as data. Must not know how anything is delivered. */
@NullMarked
package redress.notification.routing;

import org.jspecify.annotations.NullMarked;
