/** The questions of a report, page by page, as data. Owns their words and their order; knows nothing of drafts or requests. */
@NullMarked
package redress.portal.questions;

import org.jspecify.annotations.NullMarked;
