/**
 * The tokens that the services trust, and the key that signs them. Owns the key in its file; must not know how somebody signed in. Its time is
 * real time, never the domain's.
 */
@NullMarked
package redress.portal.tokens;

import org.jspecify.annotations.NullMarked;
