/**
 * The words by which reports are found: of each word a keyed hash alone. Owns the collection {@code report_words}. Only leads to reports that
 * may be meant; whether somebody may find one, and whether it has the words, is decided by what that person is shown of it.
 */
@NullMarked
package redress.intake.words;

import org.jspecify.annotations.NullMarked;
