/**
 * The code lists that events and services share, each with an {@code UNKNOWN} for codes that a newer publisher has added. Owns the
 * codes' names on the wire; what a code means for a service stays with that service.
 */
@NullMarked
package redress.events.codes;

import org.jspecify.annotations.NullMarked;
