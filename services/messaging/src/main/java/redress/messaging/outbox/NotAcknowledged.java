package redress.messaging.outbox;

/** Kafka did not confirm all events of a pass; those it did confirm are marked. */
public final class NotAcknowledged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotAcknowledged(int events) {
        super(events + " events were not acknowledged", null, false, false);
    }
}
