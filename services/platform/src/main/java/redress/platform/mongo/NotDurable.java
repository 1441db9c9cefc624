package redress.platform.mongo;

/** The document store would acknowledge what it may lose; the message says what to change. */
public final class NotDurable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotDurable(String message) {
        super(message);
    }
}
