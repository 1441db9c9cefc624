/** Reporting a concern, one thing per page, from the public body to the confirmation. Keeps nothing of its own. */
@NullMarked
package redress.portal.report;

import org.jspecify.annotations.NullMarked;
