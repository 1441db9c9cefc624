package redress.triage.cases;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened in a case.
 *
 * @param text a sentence made from codes alone
 * @param by who did it; null when time did
 * @param note what that person wrote about it, for the case file only
 */
record TimelineEntry(
        Instant at, String kind, String text, @Nullable String by, @Nullable String note) {
    @Override
    public String toString() {
        return "TimelineEntry[" + at + ", " + kind + "]";
    }
}
