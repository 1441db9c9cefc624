/**
 * What a caller of an API is told when something fails: problem responses (RFC 9457), the same everywhere, which repeat nothing of what was
 * sent. Knows what failures mean, and no service.
 */
@NullMarked
package redress.platform.problems;

import org.jspecify.annotations.NullMarked;
