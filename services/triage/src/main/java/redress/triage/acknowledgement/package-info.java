/** The first step: somebody of the steering group has read the report. Keeps a note for the case file. */
@NullMarked
package redress.triage.acknowledgement;

import org.jspecify.annotations.NullMarked;
