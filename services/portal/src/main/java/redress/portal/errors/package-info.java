/** The pages that are shown when something went wrong, for requests of pages only; APIs answer for themselves. */
@NullMarked
package redress.portal.errors;

import org.jspecify.annotations.NullMarked;
