package redress.triage.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Severity;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;

/**
 * What was decided at triage.
 *
 * @param statementForBody what the body is told where the reporter is confidential, in words the reporter agreed to
 */
record Triage(
        TriageResult result,
        Severity severity,
        Urgency urgency,
        List<String> undertakings,
        String reason,
        @Nullable String statementForBody) {
    Triage {
        undertakings = List.copyOf(undertakings);
    }

    @Override
    public String toString() {
        return "Triage[" + result + "]";
    }
}
