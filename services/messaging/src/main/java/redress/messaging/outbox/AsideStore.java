package redress.messaging.outbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the events that an administrator has set aside, as they were. */
public interface AsideStore {

    /**
     * Takes an event out of its outbox and keeps it here. May be repeated after a crash.
     *
     * @return false if it waits no more
     */
    boolean put(HeldBack.Event held, String by, Instant at);

    /** In the order of their ids. */
    List<StuckEvent> after(String id, int limit);

    /** @throws redress.messaging.publishing.CannotSend if it cannot be read */
    Optional<OutboxEntry> find(String id);

    void remove(String id);
}
