package redress.triage.routing;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.triage.sections.Section;

/**
 * What was decided at triage.
 *
 * @param reason the officer's own words
 * @param statementForBody what the body is told of a confidential report, in a wording that the reporter agreed to
 */
record Decision(
        TriageResult result,
        Severity severity,
        Urgency urgency,
        List<String> undertakings,
        String reason,
        @Nullable String statementForBody,
        boolean wordingAgreed) {

    static final Section<Decision> SECTION = Section.of("decision", Decision.class);

    Decision {
        undertakings = List.copyOf(undertakings);
    }

    boolean accepted() {
        return result == TriageResult.ACCEPT;
    }
}
