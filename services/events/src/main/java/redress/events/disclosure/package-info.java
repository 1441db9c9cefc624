/**
 * Who may see what of a report: one table, which intake executes and which every page and document that promises something is made
 * from. Must not know any service.
 */
@NullMarked
package redress.events.disclosure;

import org.jspecify.annotations.NullMarked;
