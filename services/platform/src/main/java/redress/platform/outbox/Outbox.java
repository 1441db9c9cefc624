package redress.platform.outbox;

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
    private final List<Entry> entries;

    /** Of the relay that last marked entries as sent; kept when the document is saved. */
    private final @Nullable Long fence;

    public Outbox() {
        this(0, null, List.of(), null);
    }

    @PersistenceCreator
    Outbox(long seq, @Nullable String pending, List<Entry> entries, @Nullable Long fence) {
        this.seq = seq;
        this.pending = pending;
        this.fence = fence;
        this.entries = new ArrayList<>(entries);
    }

    /** Adds an event behind those already there; it travels once the document that holds this outbox has been saved. */
    public void add(Event event, Instant at) {
        Entry entry = Entry.of(UuidCreator.getTimeOrderedEpoch().toString(), ++seq, event, at);
        entries.add(entry);
        if (pending == null) {
            pending = entry.id();
        }
    }

    /** The id of the first waiting event, or null. Indexed sparse and unique, so that relays find waiting documents without a scan. */
    public @Nullable String pending() {
        return pending;
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
