/**
 * The people of steering groups, bodies and the national body, what each may act as, and how often their sign-ins were ended. Owns their
 * names and addresses: addresses leave the register only towards other services that ask for them, names also where reporters are told
 * beforehand who may open who reported; no event carries either.
 */
@NullMarked
package redress.register.people;

import org.jspecify.annotations.NullMarked;
