/** What tests of stored things compare them with: their shapes and samples as each format has them, in files. */
@NullMarked
package redress.testkit.stored;

import org.jspecify.annotations.NullMarked;
