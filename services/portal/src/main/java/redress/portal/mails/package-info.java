/** Where somebody who is signed in says which emails they want, and when. Keeps nothing: notification does. */
@NullMarked
package redress.portal.mails;

import org.jspecify.annotations.NullMarked;
