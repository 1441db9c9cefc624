package redress.triage.timeline;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened.
 *
 * @param kind the name of its {@link Kind}; may be one that this version does not know
 * @param codes what there is to say of it, by name and in its order: codes, days and numbers, no words of anybody
 * @param by the id of the person who acted; null for the clock and for the reporter
 */
public record Entry(
        Instant at,
        String kind,
        Map<String, String> codes,
        @Nullable String by) {

    public Entry {
        codes = Collections.unmodifiableMap(new TreeMap<>(codes));
    }
}
