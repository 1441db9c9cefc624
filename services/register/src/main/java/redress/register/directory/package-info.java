/** Finds the body that somebody means by a few words, and the Compacts that bind it. Owns nothing. */
@NullMarked
package redress.register.directory;

import org.jspecify.annotations.NullMarked;
