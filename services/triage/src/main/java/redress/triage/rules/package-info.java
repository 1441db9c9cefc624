/**
 * What can be checked by arithmetic in a report: the few undertakings of the Compact that ask for a length, a notice or an order of
 * events. Owns the checks, their words and what they contribute to the proposal of a route. Must not decide a case: a check prompts,
 * a person decides.
 */
@NullMarked
package redress.triage.rules;

import org.jspecify.annotations.NullMarked;
