package redress.messaging.publishing;

import java.util.concurrent.CompletableFuture;

/** Sends events to Kafka. Only relays call it: a service adds its events to an outbox, so that none is lost. */
public interface EventPublisher {

    /**
     * Returns at once or, while Kafka cannot be reached at all, after some seconds. Events of one key arrive in the order of the calls.
     *
     * @return completes when all in-sync replicas hold the event; fails when that cannot be known, and with
     *     {@link CannotSend} when the event can never be sent
     */
    CompletableFuture<Void> send(Outgoing event);
}
