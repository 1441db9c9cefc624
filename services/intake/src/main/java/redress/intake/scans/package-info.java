/** Files that wait for the virus scanner, whose turn it is, and what came of it. */
@NullMarked
package redress.intake.scans;

import org.jspecify.annotations.NullMarked;
