package redress.standalone.demo;

/** A step, an event or a mail of the demonstration was not seen; the message says which. */
final class DemoFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailed(String message) {
        super(message);
    }
}
