/**
 * Who filed a report. Owns the collection {@code identities}, in which every field is sealed by itself; nothing of it enters an
 * event, a log or a message.
 */
@NullMarked
package redress.intake.identities;

import org.jspecify.annotations.NullMarked;
