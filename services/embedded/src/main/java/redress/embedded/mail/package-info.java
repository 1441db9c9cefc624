/** A mail sink inside this process, which keeps every mail that it took. */
@NullMarked
package redress.embedded.mail;

import org.jspecify.annotations.NullMarked;
