/** What was typed of a report that is not sent, kept as a draft in intake; which browser writes which one. Owns nothing but a cookie. */
@NullMarked
package redress.portal.drafts;

import org.jspecify.annotations.NullMarked;
