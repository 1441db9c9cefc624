/**
 * Makes a page of what triage says that a move asks for: questions, what is proposed, and the answers as the API takes them. The words,
 * hints and their order are in a file a move; must know no move and no limit.
 */
@NullMarked
package redress.portal.moves;

import org.jspecify.annotations.NullMarked;
