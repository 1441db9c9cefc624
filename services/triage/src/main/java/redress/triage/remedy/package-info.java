/**
 * Promised actions and whether they were kept.
 */
@NullMarked
package redress.triage.remedy;

import org.jspecify.annotations.NullMarked;
