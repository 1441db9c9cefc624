/** In which shape things are stored, as a number, and that nothing is touched which a newer version has stored. */
@NullMarked
package redress.platform.formats;

import org.jspecify.annotations.NullMarked;
