/**
 * Turns the events of reports and cases into notices. Owns {@code case_audiences}: who must never be told of a case, and who has been;
 * {@code mail_days} and {@code told_together}: which reports get a mail each, and who was told of which together with others.
 */
@NullMarked
package redress.notification.listening;

import org.jspecify.annotations.NullMarked;
