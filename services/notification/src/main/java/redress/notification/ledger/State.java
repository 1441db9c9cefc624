package redress.notification.ledger;

import java.util.EnumSet;
import java.util.Set;

/** Where a notice stands on its way to the mail server. */
public enum State {
    /** Waits for its first try. */
    PENDING,
    /** A worker has it in hand. If that is lost with its journal now, nobody knows whether the mail went out. */
    SENDING,
    /** The mail server took it. Nothing follows. */
    SENT,
    /** Did certainly not go out; waits for another try. */
    RETRY,
    /** Will not go out by itself; a person can have it sent again. */
    FAILED,
    /** May have gone out; it is not sent again by itself, a person can decide to. */
    UNKNOWN,
    /** A person has put it aside: it is not sent, unless a person decides to after all. */
    ASIDE,
    /**
     * Not sent on purpose: its last attempt says why, such as that the step was taken meanwhile. Nothing follows; the page shows the same.
     */
    WITHHELD,
    /** Waits for the daily mail of its person. */
    HELD,
    /** Chosen for a daily mail that may or may not be written yet. */
    CLAIMED,
    /** A daily mail tells of it, which is a notice of its own. Nothing follows. */
    INCLUDED;

    Set<State> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(SENDING, RETRY, FAILED, WITHHELD, ASIDE, HELD);
            case RETRY -> EnumSet.of(SENDING, RETRY, FAILED, WITHHELD, ASIDE);
            case SENDING -> EnumSet.of(SENT, RETRY, FAILED, UNKNOWN);
            case FAILED, UNKNOWN -> EnumSet.of(PENDING, ASIDE);
            case ASIDE -> EnumSet.of(PENDING);
            case HELD -> EnumSet.of(CLAIMED, PENDING, WITHHELD);
            case CLAIMED -> EnumSet.of(INCLUDED, PENDING, WITHHELD);
            case SENT, WITHHELD, INCLUDED -> EnumSet.noneOf(State.class);
        };
    }

    /** Whether it goes out when its time comes. */
    public boolean isWaiting() {
        return this == PENDING || this == RETRY;
    }

    /** Whether a person can have it sent again. */
    boolean isForAPerson() {
        return this == FAILED || this == UNKNOWN || this == ASIDE;
    }
}
