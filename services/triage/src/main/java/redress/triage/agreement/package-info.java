/** What both sides signed, or why they did not. What was promised in it is watched by the remedy. */
@NullMarked
package redress.triage.agreement;

import org.jspecify.annotations.NullMarked;
