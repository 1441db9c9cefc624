/** What the tests of several packages need: backends inside the process, sample events, records as anybody could send them. */
@NullMarked
package redress.platform.samples;

import org.jspecify.annotations.NullMarked;
