/**
 * Keys that seal what is stored, several at a time, so that they can be changed while the system runs, and the work of sealing anew what
 * older ones have sealed. Owns no key and no store; where what was sealed lies, and which keys are in use there, its users say.
 */
@NullMarked
package redress.platform.sealing;

import org.jspecify.annotations.NullMarked;
