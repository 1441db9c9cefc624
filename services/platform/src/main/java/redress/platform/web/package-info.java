/** How every service takes requests over HTTP: strict JSON, known parameters, bodies of a bounded size; and one description of the API. */
@NullMarked
package redress.platform.web;

import org.jspecify.annotations.NullMarked;
