/** Turns the events of reports and cases into notices. Owns {@code case_audiences}: who must never be told of a case, and who has been. */
@NullMarked
package redress.notification.listening;

import org.jspecify.annotations.NullMarked;
