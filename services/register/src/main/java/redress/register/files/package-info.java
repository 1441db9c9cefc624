/**
 * The register's data files and how they come into the store: read at start, compared with what is stored, and only what differs is
 * saved. Must not know what an entry means.
 */
@NullMarked
package redress.register.files;

import org.jspecify.annotations.NullMarked;
