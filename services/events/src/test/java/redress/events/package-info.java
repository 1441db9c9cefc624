/** The tests of the published language, and the generator of its manual. */
@NullMarked
package redress.events;

import org.jspecify.annotations.NullMarked;
