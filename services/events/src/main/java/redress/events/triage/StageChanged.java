package redress.events.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Stage;

/**
 * A case entered another stage. Triage publishes; intake shows it to the reporter, evidence measures the days per stage.
 *
 * @param from null when the case was just opened
 */
public record StageChanged(
        CaseRef about, Instant at, @Nullable Stage from, Stage to) implements CaseEvent {
    @Override
    public String key() {
        return about.caseId();
    }
}
