/** The durability that every document write must have, checked before a service starts. */
@NullMarked
package redress.platform.mongo;

import org.jspecify.annotations.NullMarked;
