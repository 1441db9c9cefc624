/**
 * The people of steering groups, bodies and the national body, and what each may act as. Owns their names and addresses, which leave
 * the register only towards other services that ask for them; no event carries them. The one exception is the name of the person who may
 * open who reported a body in confidence: reporters are told it beforehand.
 */
@NullMarked
package redress.register.people;

import org.jspecify.annotations.NullMarked;
