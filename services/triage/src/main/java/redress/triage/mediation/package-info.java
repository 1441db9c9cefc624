/** How mediation ended. */
@NullMarked
package redress.triage.mediation;

import org.jspecify.annotations.NullMarked;
