/**
 * Signing in by a link sent by mail, the sessions of those who are signed in, and the tokens that the services trust. Owns the
 * one-time tokens and sessions, both stored only as prints of their secrets; all its times are real time, never the domain's.
 */
@NullMarked
package redress.portal.signin;

import org.jspecify.annotations.NullMarked;
