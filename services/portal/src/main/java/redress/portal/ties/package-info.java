/** The page on which officers, chairs and vice-chairs declare what ties them to public bodies; the register keeps it. */
@NullMarked
package redress.portal.ties;

import org.jspecify.annotations.NullMarked;
