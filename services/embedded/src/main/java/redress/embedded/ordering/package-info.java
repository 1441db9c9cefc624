/** How documents and keys lie in a file, in their order: ranges of them are found without looking at the rest. */
@NullMarked
package redress.embedded.ordering;

import org.jspecify.annotations.NullMarked;
