/**
 * Counts events into figures, each event exactly once whatever is delivered again. Owns the collection {@code evidence_counts}; must
 * not decide what of it may be shown.
 */
@NullMarked
package redress.evidence.counting;

import org.jspecify.annotations.NullMarked;
