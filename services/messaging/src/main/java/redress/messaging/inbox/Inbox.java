package redress.messaging.inbox;

/** Takes in each event once. */
public interface Inbox {

    /**
     * Must be called inside the transaction of the event's effect.
     *
     * @return false when the event was taken in before: its effect must not be repeated
     */
    boolean takeIn(String group, String eventId);
}
