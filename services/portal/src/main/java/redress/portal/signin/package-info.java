/**
 * Signing in by a link sent by mail, for pages and programs. Owns the collection {@code portal_sign_in_tokens}, which holds only prints of
 * secrets; its times are real time, never the domain's.
 */
@NullMarked
package redress.portal.signin;

import org.jspecify.annotations.NullMarked;
