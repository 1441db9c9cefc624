/** The rules on packages that every service keeps, as tests that fail when they match nothing. */
@NullMarked
package redress.testkit.architecture;

import org.jspecify.annotations.NullMarked;
