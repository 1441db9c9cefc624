/**
 * Reports: a report and the events it causes are one document, and its free texts are sealed in it. Who filed it is not in it. Owns the
 * collection {@code reports}.
 */
@NullMarked
package redress.intake.reports;

import org.jspecify.annotations.NullMarked;
