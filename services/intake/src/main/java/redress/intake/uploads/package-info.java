/**
 * Takes files before a report names them. Decides whether there is room for another file, so that strangers cannot fill the store and reports always find a place in it. Owns
 * nothing.
 */
@NullMarked
package redress.intake.uploads;

import org.jspecify.annotations.NullMarked;
