/**
 * How typed text and chosen codes are checked before a room looks at them, and how the API description says the same. Owns no data and
 * knows no case.
 */
@NullMarked
package redress.triage.forms;

import org.jspecify.annotations.NullMarked;
