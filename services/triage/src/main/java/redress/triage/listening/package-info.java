/**
 * Takes in what intake and the register publish: opens and closes cases, each event once.
 */
@NullMarked
package redress.triage.listening;

import org.jspecify.annotations.NullMarked;
