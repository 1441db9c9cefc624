/** Who is calling: the check of tokens, the grants they carry, and the calls between services. Must not know what a grant allows. */
@NullMarked
package redress.platform.security;

import org.jspecify.annotations.NullMarked;
