/**
 * The durability that every document write must have, checked before a service starts, and the number of its format. Decides for no
 * service what is to become of a document that a newer version has stored.
 */
@NullMarked
package redress.platform.mongo;

import org.jspecify.annotations.NullMarked;
