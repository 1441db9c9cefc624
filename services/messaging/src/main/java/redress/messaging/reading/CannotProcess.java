package redress.messaging.reading;

/**
 * Thrown by a listener for an event that can never succeed: it goes to the dead-letter topic with the reason code. Any other
 * exception means "not now": the event is delivered again, with growing pauses, until it succeeds.
 */
public final class CannotProcess extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String reasonCode;

    /** @param reasonCode upper-case and stable, such as {@code UNKNOWN_COMPACT}; no data of the event */
    public CannotProcess(String reasonCode) {
        super(reasonCode);
        this.reasonCode = reasonCode;
    }

    public String reasonCode() {
        return reasonCode;
    }
}
