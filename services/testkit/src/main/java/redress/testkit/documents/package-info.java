/** Documents of which parts are written by tests: keeps them equal to what is executed, and reads their tables. */
@NullMarked
package redress.testkit.documents;

import org.jspecify.annotations.NullMarked;
