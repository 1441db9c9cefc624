package redress.triage.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The timeline of one case, read when it is asked for; adding to it reads nothing. Not for several threads. */
public final class Timeline {

    private final Supplier<List<Entry>> source;
    private @Nullable List<Entry> stored;
    private final List<Entry> added = new ArrayList<>();

    private Timeline(Supplier<List<Entry>> source) {
        this.source = source;
    }

    /** Of a case that is being opened. */
    public static Timeline empty() {
        return new Timeline(List::of);
    }

    static Timeline stored(Supplier<List<Entry>> source) {
        return new Timeline(source);
    }

    public void add(Instant at, Kind kind, Map<String, String> codes, @Nullable String by) {
        added.add(new Entry(at, kind.name(), codes, by));
    }

    /** Takes over what an older shape of the whole case held. */
    public void takeOver(List<Entry> entries) {
        added.addAll(entries);
    }

    /** All of it, in order. */
    public List<Entry> entries() {
        load();
        List<Entry> all = new ArrayList<>(stored == null ? List.of() : stored);
        all.addAll(added);
        return all;
    }

    /** Reads what is stored now rather than later. */
    public void load() {
        if (stored == null) {
            stored = source.get();
        }
    }

    /** How many are not written yet. */
    public int added() {
        return added.size();
    }

    List<Entry> toWrite() {
        return added;
    }

    /** Called when what was added has been written. */
    void written() {
        if (stored != null) {
            List<Entry> all = new ArrayList<>(stored);
            all.addAll(added);
            stored = all;
        }
        added.clear();
    }
}
