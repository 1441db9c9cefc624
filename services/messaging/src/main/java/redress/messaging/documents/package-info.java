/** The outbox in documents: each document that publishes holds its waiting events. Owns their relay, its lease and what was set aside. */
@NullMarked
package redress.messaging.documents;

import org.jspecify.annotations.NullMarked;
