/**
 * Says whether this process can do its work and gets on with it, and if not why and since when. Owns the health contributors {@code work}
 * and {@code checks}; knows no reason itself, and mends nothing.
 */
@NullMarked
package redress.platform.readiness;

import org.jspecify.annotations.NullMarked;
