/**
 * The pages of a national administrator about what does not get on by itself. Asks each service and passes on what is to be done; for
 * everybody else there are no such pages.
 */
@NullMarked
package redress.portal.operations;

import org.jspecify.annotations.NullMarked;
