/** Says in plain words, from the table that intake executes, who sees what of a report. The form, the privacy page and the manual use it. */
@NullMarked
package redress.portal.disclosure;

import org.jspecify.annotations.NullMarked;
