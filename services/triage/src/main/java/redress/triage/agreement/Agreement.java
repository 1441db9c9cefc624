package redress.triage.agreement;

import java.time.LocalDate;
import redress.triage.sections.Section;

/**
 * What both sides signed; the actions promised in it are kept on their own.
 *
 * @param text for both sides, nobody else
 */
record Agreement(String text, LocalDate signedByBodyOn, LocalDate signedByGroupOn) {

    static final Section<Agreement> SECTION = Section.of("agreement", Agreement.class);
}
