package redress.messaging.publishing;

/** Says that an event can never be sent as it is. Any other failure of a publisher means "not now". */
public final class CannotSend extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String reasonCode;

    /** @param reasonCode upper-case and stable, such as {@code TOO_LARGE}; no data of the event */
    public CannotSend(String reasonCode) {
        super(reasonCode, null, false, false);
        this.reasonCode = reasonCode;
    }

    public String reasonCode() {
        return reasonCode;
    }
}
