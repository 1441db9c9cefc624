package redress.messaging.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import redress.events.Event;

/**
 * The events that a document has caused and that Kafka has not yet acknowledged, kept inside the document so that state and events
 * change in one atomic write. Stored under the field name {@code outbox}.
 */
public final class Outbox {

    private long seq;
    private @Nullable String pending;
    private final List<OutboxEntry> entries;

    /** Of the relay that last marked entries as sent; kept when the document is saved. */
    private final @Nullable Long fence;

    public Outbox() {
        this(0, null, List.of(), null);
    }

    @PersistenceCreator
    Outbox(long seq, @Nullable String pending, List<OutboxEntry> entries, @Nullable Long fence) {
        this.seq = seq;
        this.pending = pending;
        this.fence = fence;
        this.entries = new ArrayList<>(entries);
    }

    /**
     * Adds an event behind those already there; it travels once the document that holds this outbox has been saved.
     *
     * @return the id of the event
     */
    public String add(Event event, Instant at) {
        return add(OutboxEntry.of(UuidCreator.getTimeOrderedEpoch().toString(), ++seq, event, at));
    }

    /**
     * Lets an event that has travelled travel once more, the same for whoever has taken it in. To be called while nothing waits.
     *
     * @param id the id that {@link #add} gave it
     * @param seq its place among the events of the document, from 1
     */
    public void repeat(String id, long seq, Event event, Instant at) {
        if (pending != null) {
            throw new IllegalStateException("Events are waiting");
        }
        add(OutboxEntry.of(id, seq, event, at));
    }

    private String add(OutboxEntry entry) {
        entries.add(entry);
        if (pending == null) {
            pending = entry.id();
        }
        return entry.id();
    }

    /** The id of the first waiting event, or null. Indexed sparse and unique, so that relays find waiting documents without a scan. */
    public @Nullable String pending() {
        return pending;
    }

    public List<OutboxEntry> entries() {
        return List.copyOf(entries);
    }
}
