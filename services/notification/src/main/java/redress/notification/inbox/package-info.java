/** What each person has been told, newest first: the channel that counts, mail being only a hint. Owns the collection {@code inboxes}. */
@NullMarked
package redress.notification.inbox;

import org.jspecify.annotations.NullMarked;
