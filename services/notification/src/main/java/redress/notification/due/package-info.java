/** What is due in a case when a mail leaves, as triage says it, and the words for it. Keeps nothing. */
@NullMarked
package redress.notification.due;

import org.jspecify.annotations.NullMarked;
