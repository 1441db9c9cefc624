/**
 * Who did what, and what was refused: one line of ids and codes for each event, in files of its own that are only ever added to. Holds no
 * content, no mail address and no network address.
 */
@NullMarked
package redress.platform.securitylog;

import org.jspecify.annotations.NullMarked;
