/** What the figures say, for those who may see them. Decides how small and how exact a number may be shown; counts nothing. */
@NullMarked
package redress.evidence.measures;

import org.jspecify.annotations.NullMarked;
