/** What a file can tell of people, places and devices, and why one is objected to. Knows no kind of file. */
@NullMarked
package redress.intake.traces;

import org.jspecify.annotations.NullMarked;
