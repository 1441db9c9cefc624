/** The start page and the pages that only inform. Owns no data and asks nobody. */
@NullMarked
package redress.portal.start;

import org.jspecify.annotations.NullMarked;
