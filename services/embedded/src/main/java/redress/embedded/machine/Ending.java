package redress.embedded.machine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ends the process where it could only linger: a store that has closed itself opens again at the next start alone, and everything
 * acknowledged is in it. Whatever supervises the process starts it again, and knows the exit codes.
 */
public final class Ending {

    static final int STORE_CLOSED = 70;
    public static final int BROKER_STOPPED = 71;

    private static final AtomicBoolean ENDED = new AtomicBoolean();

    private Ending() {}

    /** @param sentence what happened and what a person can do; the first one is said, and nothing after it */
    public static void because(int code, String sentence) {
        if (ENDED.compareAndSet(false, true)) {
            System.err.println("redress: " + sentence);
            System.err.flush();
            Runtime.getRuntime().halt(code);
        }
    }

    /** @param what the store by the file it is in */
    public static void storeClosed(String what, Throwable cause) {
        because(
                STORE_CLOSED,
                "The store " + what + " could not be written to and has closed itself (" + deepest(cause)
                        + "). Nothing that was acknowledged is lost. See that its disk works and has room.");
    }

    private static String deepest(Throwable thrown) {
        Throwable cause = thrown;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        // H2 adds its version and an error code in brackets
        return message == null ? cause.getClass().getSimpleName() : message.replaceAll(" \\[\\d.*$", "");
    }
}
