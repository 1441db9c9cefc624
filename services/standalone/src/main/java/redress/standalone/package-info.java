/**
 * The whole system in one process: starts the broker, the stores and the mail sink, then every service in one application. Owns the
 * data folder; must hold no rule of any service.
 */
@NullMarked
package redress.standalone;

import org.jspecify.annotations.NullMarked;
