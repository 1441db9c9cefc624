/** The relational database as a file of this process: its address, what keeps it small, and what guards it when the disk is full. */
@NullMarked
package redress.embedded.database;

import org.jspecify.annotations.NullMarked;
