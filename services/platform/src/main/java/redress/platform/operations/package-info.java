/**
 * What an administrator sees and does where something does not get on: readiness with its reasons, and everything that fails without
 * end. Knows no kind of thing itself: each is a bean of {@link redress.platform.operations.StuckThings}.
 */
@NullMarked
package redress.platform.operations;

import org.jspecify.annotations.NullMarked;
