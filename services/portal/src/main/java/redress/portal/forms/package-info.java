/**
 * Forms as data: a question knows how it is asked and what is wrong with an answer, so that every page asks, checks and shows
 * errors alike. Knows nothing of reports, cases or HTTP.
 */
@NullMarked
package redress.portal.forms;

import org.jspecify.annotations.NullMarked;
