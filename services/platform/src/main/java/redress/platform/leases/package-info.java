/**
 * Who may do what only one process may do at a time: leases with fences, kept in the store of the service. By the way they show that the
 * store takes something in.
 */
@NullMarked
package redress.platform.leases;

import org.jspecify.annotations.NullMarked;
