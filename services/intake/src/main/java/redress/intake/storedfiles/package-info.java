/**
 * How a file lies in the store: its description, and its bytes sealed piece by piece. Owns the GridFS bucket and the shape of the collection
 * {@code attachments}; here the clean copies are noted in it, by {@code attachments} who may have a file, by {@code scans} what the virus
 * scanner said.
 */
@NullMarked
package redress.intake.storedfiles;

import org.jspecify.annotations.NullMarked;
