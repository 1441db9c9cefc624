/**
 * Reporting a concern, one thing per page, from the public body to the confirmation. Owns the questions; keeps what was typed as
 * a draft in intake and nothing of its own.
 */
@NullMarked
package redress.portal.report;

import org.jspecify.annotations.NullMarked;
