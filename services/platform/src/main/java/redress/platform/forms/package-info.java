/**
 * How typed text and chosen codes are checked before a service looks at them, and how the API description says the same. Owns no data.
 */
@NullMarked
package redress.platform.forms;

import org.jspecify.annotations.NullMarked;
