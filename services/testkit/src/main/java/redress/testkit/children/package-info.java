/** Child processes for tests that look at what is left when a process is killed. */
@NullMarked
package redress.testkit.children;

import org.jspecify.annotations.NullMarked;
