/**
 * Takes out of a file what it says of the people, places and devices that made it, and objects to files that are dangerous or not
 * what they seem. Works on bytes in memory and knows neither stores nor requests: it runs in a process of its own, because a hostile
 * file can make a parser use any amount of memory.
 */
@NullMarked
package redress.intake.stripping;

import org.jspecify.annotations.NullMarked;
