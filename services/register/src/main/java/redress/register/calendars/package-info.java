/** The public holidays that working days are counted around. Owns the calendars; counting stays with those who set deadlines. */
@NullMarked
package redress.register.calendars;

import org.jspecify.annotations.NullMarked;
