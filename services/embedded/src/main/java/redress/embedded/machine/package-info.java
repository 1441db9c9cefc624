/** What an embedded store needs of the machine: a folder of its own, room on the disk, a port; and how the process ends when a store has. */
@NullMarked
package redress.embedded.machine;

import org.jspecify.annotations.NullMarked;
