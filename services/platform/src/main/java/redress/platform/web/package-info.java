/** How every service answers over HTTP: strict JSON in, problem responses (RFC 9457) out, one description of the API. */
@NullMarked
package redress.platform.web;

import org.jspecify.annotations.NullMarked;
