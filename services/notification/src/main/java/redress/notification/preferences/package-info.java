/** How a person with a seat wants mails: each at once or the reminders in one a day, and which not at all. Owns {@code mail_preferences}. */
@NullMarked
package redress.notification.preferences;

import org.jspecify.annotations.NullMarked;
