/** What triage publishes: the steps of a case from opening to closing. */
@NullMarked
package redress.events.triage;

import org.jspecify.annotations.NullMarked;
