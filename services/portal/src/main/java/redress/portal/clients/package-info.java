/**
 * Questionnaire the other services over HTTP, in the name of the person who is signed in or of nobody: addresses, time limits, and the
 * two ways it can fail. The only package that knows the addresses of services.
 */
@NullMarked
package redress.portal.clients;

import org.jspecify.annotations.NullMarked;
