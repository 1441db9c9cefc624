package redress.messaging.documents;

/**
 * Brings the waiting events of one collection to Kafka. One instance per collection in each process; a lease with a fence lets only
 * one of several processes send at a time, and the events of a document leave in their order.
 */
public interface DocumentRelay {

    /** Tells the relay that a document was just saved with a waiting event, so that it need not wait for its next look round. */
    void wake(String documentId);
}
