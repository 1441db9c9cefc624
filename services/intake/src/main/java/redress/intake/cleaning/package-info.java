/**
 * Has files stripped by processes of its own, so that a hostile file can neither use up this one's memory nor reach its keys. Owns
 * these processes; keeps nothing.
 */
@NullMarked
package redress.intake.cleaning;

import org.jspecify.annotations.NullMarked;
