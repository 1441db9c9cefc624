/**
 * What has become of each report, for its reporter to see. Owns the collection {@code report_progress}, written from case events
 * alone; decides nothing.
 */
@NullMarked
package redress.intake.progress;

import org.jspecify.annotations.NullMarked;
