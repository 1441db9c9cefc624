package redress.platform.readiness;

import java.time.Instant;

/**
 * Why a process is not ready.
 *
 * @param id of what does not get on, such as a listener's group and partition; never a text or a name
 * @param reason a code, such as {@code NO_PROGRESS}, or the name of an exception's class
 * @param since by the real clock
 */
public record Fault(Kind kind, String id, String reason, Instant since) {

    /** The reason where nobody knows more. */
    public static final String NO_PROGRESS = "NO_PROGRESS";

    /** What does not get on. */
    public enum Kind {
        /** A listener has stopped, hangs, or makes no progress while records wait. */
        LISTENER,
        /** A relay cannot send. */
        RELAY,
        /** Kafka does not answer. */
        BROKER,
        /** A store takes nothing in. */
        STORE,
        /** A check of the service's own says that it cannot do its work; the reason says which. */
        CHECK
    }
}
