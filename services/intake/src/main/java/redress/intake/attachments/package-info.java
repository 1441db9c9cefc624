/**
 * Files that support a report: what may be one, and how it is taken in and handed out again. Which report a file belongs to is kept in
 * the report.
 */
@NullMarked
package redress.intake.attachments;

import org.jspecify.annotations.NullMarked;
