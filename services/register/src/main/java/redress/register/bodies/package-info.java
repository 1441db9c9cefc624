/**
 * The public bodies that Compacts can bind. Owns their names, kinds and times of existence; which Compact binds a body stays with the
 * Compact.
 */
@NullMarked
package redress.register.bodies;

import org.jspecify.annotations.NullMarked;
