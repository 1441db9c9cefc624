/**
 * Files that support a report: what may be one, where its bytes lie, and how it is handed out again. Owns the GridFS bucket and the
 * collection {@code attachments}; which report a file belongs to is kept in the report.
 */
@NullMarked
package redress.intake.attachments;

import org.jspecify.annotations.NullMarked;
