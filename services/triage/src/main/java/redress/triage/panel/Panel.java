package redress.triage.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.events.codes.Sector;
import redress.triage.sections.Section;

/**
 * Those who mediate in a case.
 *
 * @param mediator a neutral chair from outside, if there is one
 */
record Panel(List<Seat> members, @Nullable String mediator) {

    static final Section<Panel> SECTION = Section.of("panel", Panel.class);

    Panel {
        members = List.copyOf(members);
    }

    /** A member, who has declared to be without a conflict of interest. */
    record Seat(String personId, Sector sector) {}
}
