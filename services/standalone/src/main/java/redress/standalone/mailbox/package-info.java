/** Every mail that the system sent, to be read on a page and over an API. Only standalone has it: there, nothing leaves the machine. */
@NullMarked
package redress.standalone.mailbox;

import org.jspecify.annotations.NullMarked;
