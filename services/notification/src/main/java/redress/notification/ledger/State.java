package redress.notification.ledger;

import java.util.EnumSet;
import java.util.Set;

/** Where a notice stands on its way to the mail server. */
public enum State {
    /** Waits for its first try. */
    PENDING,
    /** A worker has it in hand. If the worker is lost now, nobody knows whether the mail went out. */
    SENDING,
    /** The mail server took it. Nothing follows. */
    SENT,
    /** Did certainly not go out; waits for another try. */
    RETRY,
    /** Will not go out by itself; a person can have it sent again. */
    FAILED,
    /** May have gone out; it is not sent again by itself, a person can decide to. */
    UNKNOWN;

    Set<State> next() {
        return switch (this) {
            case PENDING, RETRY -> EnumSet.of(SENDING, RETRY, FAILED);
            case SENDING -> EnumSet.of(SENT, RETRY, FAILED, UNKNOWN);
            case FAILED, UNKNOWN -> EnumSet.of(PENDING);
            case SENT -> EnumSet.noneOf(State.class);
        };
    }
}
