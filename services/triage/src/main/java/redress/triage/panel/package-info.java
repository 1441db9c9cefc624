/** Who mediates: equal numbers of both sectors from the Compact's pool, without a conflict of interest. */
@NullMarked
package redress.triage.panel;

import org.jspecify.annotations.NullMarked;
