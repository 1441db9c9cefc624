/**
 * The local Compacts: where they hold, whom they bind, who steers them and how long each stage of a case may take under them. Owns the
 * limits, national and local; what a limit leads to stays with triage.
 */
@NullMarked
package redress.register.compacts;

import org.jspecify.annotations.NullMarked;
