/**
 * Triage: the case file, the checks, the panel and mediation, the agreed actions, and the process that keeps all of it in time. Owns one
 * relational database; hears of reports and Compacts by events and tells of cases by events.
 */
@NullMarked
package redress.triage;

import org.jspecify.annotations.NullMarked;
