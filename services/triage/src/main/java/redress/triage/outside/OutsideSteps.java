package redress.triage.outside;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.ExternalResult;
import redress.events.codes.ExternalRoute;
import redress.triage.cases.Case;
import redress.triage.sections.Section;

/** The steps outside the Compact that are known, in the order in which they were recorded. */
record OutsideSteps(List<OutsideStep> steps) {

    static final Section<OutsideSteps> SECTION = Section.of("outside-steps", OutsideSteps.class);

    OutsideSteps {
        steps = List.copyOf(steps);
    }

    /** @param note an officer's own words */
    record OutsideStep(
            ExternalRoute route,
            ExternalResult result,
            LocalDate happenedOn,
            @Nullable String note) {}

    static OutsideSteps of(Case it) {
        OutsideSteps kept = it.find(SECTION);
        return kept == null ? new OutsideSteps(List.of()) : kept;
    }

    OutsideSteps with(OutsideStep step) {
        List<OutsideStep> more = new ArrayList<>(steps);
        more.add(step);
        return new OutsideSteps(more);
    }
}
