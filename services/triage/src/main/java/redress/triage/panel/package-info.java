/**
 * Who mediates: as many from one sector as from the other, out of the Compact's pool, none tied to either side. Owns the rules of
 * composition. Must not name people beyond their ids.
 */
@NullMarked
package redress.triage.panel;

import org.jspecify.annotations.NullMarked;
