package redress.triage.outcome;

import java.util.List;
import redress.events.codes.Outcome;
import redress.triage.sections.Section;

/**
 * What came of the case.
 *
 * @param summary an officer's own words
 * @param recorded how often it was recorded, corrections counted
 */
record RecordedOutcome(List<Outcome> outcomes, String summary, int recorded) {

    static final Section<RecordedOutcome> SECTION = Section.of("outcome", RecordedOutcome.class);
    static final RecordedOutcome NONE = new RecordedOutcome(List.of(), "", 0);

    RecordedOutcome {
        outcomes = List.copyOf(outcomes);
    }
}
