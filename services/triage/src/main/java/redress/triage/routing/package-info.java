/**
 * What becomes of a report: the checks and the proposal that the route table makes when the case opens, and what an officer decides at
 * triage. The proposal decides nothing.
 */
@NullMarked
package redress.triage.routing;

import org.jspecify.annotations.NullMarked;
