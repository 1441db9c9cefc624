package redress.platform.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that does not get on by itself, in ids and codes only.
 *
 * @param id tells it from others of its kind in a service
 * @param what a code of what it is, such as the type of an event; empty if that is not known
 * @param reason a code, or the name of an exception's class
 * @param since by the real clock; null if it does not say
 * @param tries how often it was tried; 0 where that is not counted
 * @param acts what can be done with it
 */
public record Stuck(
        String service,
        Kind kind,
        String id,
        String what,
        String reason,
        @Nullable Instant since,
        int tries,
        List<Act> acts) {

    /** What it is. The order is that of the list. */
    public enum Kind {
        /** A record that a listener tries again and again; those behind it in its partition wait. */
        RECORD,
        /** An event that cannot be sent; those behind it under its key wait. */
        EVENT,
        /** An event that was set aside. */
        EVENT_ASIDE,
        /** A reminder or deadline that fails. */
        JOB,
        /** A notice that was refused, or of which nobody knows whether it arrived. */
        NOTICE,
        /** Something that was handed on and that nobody has answered. */
        UNANSWERED,
        /** A record that was put aside. */
        DEAD_LETTER,
        /** A file that waits for the virus scanner. */
        FILE
    }

    /** What a person can do about it. */
    public enum Act {
        /** Take it out of the way and keep it. */
        ASIDE,
        /** Put it back to where it was. */
        BACK,
        /** Try it at once. */
        ON
    }
}
