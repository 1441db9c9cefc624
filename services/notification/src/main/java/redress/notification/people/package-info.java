/** Asks the register who holds a role and intake how a reporter is reached. A reporter's address is never kept. */
@NullMarked
package redress.notification.people;

import org.jspecify.annotations.NullMarked;
