/**
 * What mediation led to, and what both sides then signed.
 */
@NullMarked
package redress.triage.mediation;

import org.jspecify.annotations.NullMarked;
