/**
 * Walks Thurrock's case to its end from outside, by the public APIs, and looks on at the events and mails. Must not reach into any
 * service.
 */
@NullMarked
package redress.standalone.demo;

import org.jspecify.annotations.NullMarked;
