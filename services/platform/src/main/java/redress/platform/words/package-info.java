/**
 * Words for people, out of files: which there are, in which languages. Owns no word itself, and must not know who is spoken to.
 */
@NullMarked
package redress.platform.words;

import org.jspecify.annotations.NullMarked;
