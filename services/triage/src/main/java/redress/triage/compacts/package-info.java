/**
 * The limits and calendars of Compacts as the register last told. Owns the tables {@code triage_compacts} and {@code triage_calendars};
 * decides nothing.
 */
@NullMarked
package redress.triage.compacts;

import org.jspecify.annotations.NullMarked;
