/**
 * Who is calling: the check of tokens, what their people may act as now, and the calls between services. Must not know what a grant
 * allows.
 */
@NullMarked
package redress.platform.security;

import org.jspecify.annotations.NullMarked;
