/** The page of national evidence: figures as tables, with bars beside them. Counts nothing itself. */
@NullMarked
package redress.portal.evidence;

import org.jspecify.annotations.NullMarked;
