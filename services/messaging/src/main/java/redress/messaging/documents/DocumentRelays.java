package redress.messaging.documents;

import redress.messaging.outbox.Outbox;

/** Makes relays; a service calls it once per collection that holds an {@link Outbox} and keeps the relay as a bean. */
public interface DocumentRelays {

    /** Ensures the index on {@code outbox.pending} and starts relaying with the application. */
    DocumentRelay forCollection(String collection);
}
