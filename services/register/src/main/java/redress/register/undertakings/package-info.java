/**
 * The undertakings that a report can say were broken, and the kinds of breach with the undertakings they usually touch. Owns these lists
 * as data; changes nothing at run time.
 */
@NullMarked
package redress.register.undertakings;

import org.jspecify.annotations.NullMarked;
