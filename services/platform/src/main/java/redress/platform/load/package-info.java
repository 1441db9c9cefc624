/**
 * How requests share one server, so that nobody's slow connection or heavy load keeps others waiting: so many are worked on at once, and
 * whoever is waited for (a body that trickles in, an answer that is not read) waits apart from them, not for ever. Knows nothing of what is
 * asked.
 */
@NullMarked
package redress.platform.load;

import org.jspecify.annotations.NullMarked;
