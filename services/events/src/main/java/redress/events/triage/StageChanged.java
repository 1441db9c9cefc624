package redress.events.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;

/**
 * A case entered another stage. Triage publishes; intake shows it to the reporter, evidence measures the days per stage.
 *
 * @param from null when the case was just opened
 * @param fromSince when the case had entered {@code from}; null when it was just opened
 * @param inTime whether {@code from} was left before its deadline passed; null when nobody did what was due: the case was just opened,
 *     or withdrawn
 */
public record StageChanged(
        CaseRef about,
        Instant at,
        @Nullable Stage from,
        @Nullable Instant fromSince,
        @Nullable Boolean inTime,
        Stage to)
        implements CaseEvent {

    /** A case that was just opened. */
    public static StageChanged opened(CaseRef about, Instant at, Stage to) {
        return new StageChanged(about, at, null, null, null, to);
    }

    @Override
    public String key() {
        return about.caseId();
    }
}
