/**
 * What keeps a service from doing its work though it runs, as part of its readiness. Knows no reason itself; each part of a service
 * brings its own check.
 */
@NullMarked
package redress.platform.readiness;

import org.jspecify.annotations.NullMarked;
