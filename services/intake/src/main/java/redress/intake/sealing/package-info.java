/**
 * How intake keeps what only a few may read: encryption of single fields, keyed hashes, and values that never show in a log. Owns
 * the keys; knows no report.
 */
@NullMarked
package redress.intake.sealing;

import org.jspecify.annotations.NullMarked;
