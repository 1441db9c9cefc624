/**
 * Who mediates: equal numbers of both sectors from the Compact's pool, without a conflict of interest. Asks the register who is in the
 * pool; owns no table.
 */
@NullMarked
package redress.triage.panel;

import org.jspecify.annotations.NullMarked;
