/**
 * Counts events into figures, each event exactly once whatever is delivered again. Owns the collections {@code evidence_counts}, {@code
 * evidence_seen} and {@code evidence_state}; must
 * not decide what of it may be shown.
 */
@NullMarked
package redress.evidence.counting;

import org.jspecify.annotations.NullMarked;
