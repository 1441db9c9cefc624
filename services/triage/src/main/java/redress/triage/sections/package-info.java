/**
 * What the steps of a case keep of it: a section each, with a format number, sealed under a key of the case. Knows how sections are stored;
 * must not know what is in them.
 */
@NullMarked
package redress.triage.sections;

import org.jspecify.annotations.NullMarked;
