/**
 * The list of cases for officers, chairs, panels and bodies: what waits for whom, found by filters and words. Asks triage and intake; decides
 * nothing itself.
 */
@NullMarked
package redress.portal.worklist;

import org.jspecify.annotations.NullMarked;
