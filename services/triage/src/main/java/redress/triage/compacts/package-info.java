/**
 * What the register says, as triage needs it: the limits and calendars of Compacts, told by events, and people, asked for when needed.
 * Owns triage's copy of the former and keeps no copy of the latter beyond a minute. Must not know cases.
 */
@NullMarked
package redress.triage.compacts;

import org.jspecify.annotations.NullMarked;
