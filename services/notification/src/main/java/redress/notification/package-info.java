/** Tells the people of a case that there is news: by the inbox in the portal, and by a mail that says no more than that. */
@NullMarked
package redress.notification;

import org.jspecify.annotations.NullMarked;
