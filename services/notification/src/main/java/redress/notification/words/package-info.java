/** The words of mails and of the inbox. Owns no word of its own, and must not know what is told to whom. */
@NullMarked
package redress.notification.words;

import org.jspecify.annotations.NullMarked;
