/** The texts of the notices, kept as data. They hold a public reference, a date and a link, never anything of a report. */
@NullMarked
package redress.notification.templates;

import org.jspecify.annotations.NullMarked;
