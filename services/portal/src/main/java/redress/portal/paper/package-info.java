/**
 * Pages as PDF, for whoever has no JavaScript and wants to keep what a page says. Knows nothing of reports, loads nothing from
 * anywhere.
 */
@NullMarked
package redress.portal.paper;

import org.jspecify.annotations.NullMarked;
