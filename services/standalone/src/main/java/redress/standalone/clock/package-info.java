/** The page and API that move the clock forward, for application and engine together. Only standalone has them. */
@NullMarked
package redress.standalone.clock;

import org.jspecify.annotations.NullMarked;
