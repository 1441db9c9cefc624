/**
 * What officers, chairs and vice-chairs declare of their ties to public bodies, and who, by that, is the one person who may open who
 * reported a body in confidence. Owns the collection {@code register_ties}; nothing of it enters an event.
 */
@NullMarked
package redress.register.ties;

import org.jspecify.annotations.NullMarked;
