/**
 * The web pages of every role, sign-in, and the tokens that the services trust. Keeps nothing but sign-in; whatever is shown or
 * sent is asked of, or given to, the services over HTTP.
 */
@NullMarked
package redress.portal;

import org.jspecify.annotations.NullMarked;
