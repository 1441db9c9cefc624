/** Who of the steering group works on a case. Decides nothing about who may see or do what: that is {@code access} alone. */
@NullMarked
package redress.triage.owner;

import org.jspecify.annotations.NullMarked;
