/** Proves that what people read comes from files: a language that nobody speaks, and what the files of a language must have in common. */
@NullMarked
package redress.testkit.words;

import org.jspecify.annotations.NullMarked;
