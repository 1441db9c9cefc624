/** How a file lies in the store: its description, and its bytes sealed piece by piece. Owns the GridFS bucket and the collection {@code attachments}. */
@NullMarked
package redress.intake.storedfiles;

import org.jspecify.annotations.NullMarked;
