/** Slows down who asks too often, without keeping who that was: counters live in memory under a hash whose key changes daily. */
@NullMarked
package redress.intake.throttle;

import org.jspecify.annotations.NullMarked;
