/**
 * Links to a report that is not sent yet: one with which its reporter carries on elsewhere, one with which somebody else reads it. Owns the
 * links; the report stays with its draft, and nothing of it is kept here.
 */
@NullMarked
package redress.portal.sharing;

import org.jspecify.annotations.NullMarked;
