/**
 * The case page for officers, chairs, panels and bodies: what there is to see and what can be done now, as triage and intake allow it; and
 * one's news. Decides nothing itself.
 */
@NullMarked
package redress.portal.casework;

import org.jspecify.annotations.NullMarked;
