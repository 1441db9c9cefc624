/**
 * The published language of Redress: which events exist, what they are called on the wire and where they travel. Owns the
 * catalogue of event types and topics. Must not know any framework, store or service.
 */
@NullMarked
package redress.events;

import org.jspecify.annotations.NullMarked;
