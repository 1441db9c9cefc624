/**
 * Who is signed in: sessions, the guards of all pages, and what becomes of a form when a session has ended. Owns the collection {@code
 * portal_sessions}, which holds only prints of secrets; its times are real time.
 */
@NullMarked
package redress.portal.sessions;

import org.jspecify.annotations.NullMarked;
