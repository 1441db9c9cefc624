package redress.triage.acknowledgement;

import org.jspecify.annotations.Nullable;
import redress.triage.sections.Section;

/**
 * What is kept of the acknowledgement.
 *
 * @param note an officer's own words, for the case file of the steering group
 */
record Acknowledgement(@Nullable String note) {

    static final Section<Acknowledgement> SECTION = Section.of("acknowledgement", Acknowledgement.class);
}
