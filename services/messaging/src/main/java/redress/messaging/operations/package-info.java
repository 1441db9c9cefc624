/** What an administrator sees and does where events do not get on. The only package here that knows of callers. */
@NullMarked
package redress.messaging.operations;

import org.jspecify.annotations.NullMarked;
