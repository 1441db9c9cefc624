/** End-to-end stories: the whole system, a real browser, faults. Knows the services only from outside. */
@NullMarked
package redress.journeys;

import org.jspecify.annotations.NullMarked;
