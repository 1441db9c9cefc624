/**
 * The one client of the public API, for programs outside of the system: the demonstration, the benchmark, the journeys. Knows paths of
 * the API only for signing in and for mails, and must not depend on any other module.
 */
@NullMarked
package redress.client;

import org.jspecify.annotations.NullMarked;
