/**
 * What passes between the two sides: the body's reply, the mediation and what both signed. Owns these values and how they are asked
 * for. Their texts stay in the case file: no event, log or process variable holds them.
 */
@NullMarked
package redress.triage.mediation;

import org.jspecify.annotations.NullMarked;
