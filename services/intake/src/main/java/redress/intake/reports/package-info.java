/**
 * Reports: filed once, followed up by whoever holds the receipt, withdrawn if wished. Owns the collection {@code reports}; a report
 * and the events it causes are one document, and its free texts are sealed in it. Who filed it is not in it.
 */
@NullMarked
package redress.intake.reports;

import org.jspecify.annotations.NullMarked;
