package redress.triage.sections;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sections of one case. They are read all at once when the first is asked for, opened one by one, and written only where they have
 * changed. Not for several threads.
 */
public final class Sections {

    private final String caseId;
    private final Supplier<Stored> source;
    private @Nullable Map<String, Written> stored;
    private @Nullable CaseKey key;
    private final Map<String, Object> known = new HashMap<>();
    private final Map<String, Written> changed = new LinkedHashMap<>();

    /** A section as JSON, in the format with that number. */
    record Written(int format, byte[] json) {}

    /** @param key that opened them; null where nothing was sealed yet */
    record Stored(Map<String, Written> sections, @Nullable CaseKey key) {
        static final Stored NOTHING = new Stored(Map.of(), null);
    }

    private Sections(String caseId, Supplier<Stored> source) {
        this.caseId = caseId;
        this.source = source;
    }

    /** Of a case that is being opened. */
    public static Sections none(String caseId) {
        return new Sections(caseId, () -> Stored.NOTHING);
    }

    static Sections stored(String caseId, Supplier<Stored> source) {
        return new Sections(caseId, source);
    }

    /**
     * @return null while the step has kept nothing
     * @throws redress.platform.problems.Refusal if a newer version has stored it
     */
    public <T> @Nullable T find(Section<T> section) {
        Object value = known.get(section.key());
        if (value == null) {
            Written written =
                    changed.containsKey(section.key()) ? changed.get(section.key()) : stored().get(section.key());
            if (written == null) {
                return null;
            }
            value = SectionJson.read(section, caseId, written);
            known.put(section.key(), value);
        }
        return section.type().cast(value);
    }

    /** @return false if it is equal to what is kept, so that nothing changes */
    public <T> boolean put(Section<T> section, T value) {
        if (value.equals(find(section))) {
            return false;
        }
        known.put(section.key(), value);
        changed.put(section.key(), new Written(section.format(), SectionJson.write(value)));
        return true;
    }

    /** Takes over what an older shape of the whole case held, in the section's first format. */
    public void takeOver(String key, byte[] json) {
        changed.put(key, new Written(1, json));
    }

    /** Reads what is stored now rather than later. */
    public void load() {
        stored();
    }

    private Map<String, Written> stored() {
        Map<String, Written> read = stored;
        if (read == null) {
            Stored found = source.get();
            read = new HashMap<>(found.sections());
            stored = read;
            key = found.key();
        }
        return read;
    }

    /** The opened key of the case, where it was opened to read them. */
    @Nullable
    CaseKey key() {
        return key;
    }

    Map<String, Written> changed() {
        return changed;
    }

    boolean isStored(String key) {
        return stored().containsKey(key);
    }

    /** Called when they have been written. */
    void written() {
        stored().putAll(changed);
        changed.clear();
    }
}
