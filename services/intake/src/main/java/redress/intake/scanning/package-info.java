/** Asks a virus scanner about files; knows neither where they lie nor whose they are, and keeps nothing. */
@NullMarked
package redress.intake.scanning;

import org.jspecify.annotations.NullMarked;
