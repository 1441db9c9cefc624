/** The start page and the pages that only inform. Owns no data. */
@NullMarked
package redress.portal.start;

import org.jspecify.annotations.NullMarked;
