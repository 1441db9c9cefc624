/** How often something may be done, counted in memory. Knows neither what it is nor who does it. */
@NullMarked
package redress.portal.limits;

import org.jspecify.annotations.NullMarked;
