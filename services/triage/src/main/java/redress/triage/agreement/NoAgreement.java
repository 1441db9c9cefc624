package redress.triage.agreement;

import redress.triage.sections.Section;

/**
 * Why there was no panel, or no signed agreement.
 *
 * @param reason an officer's own words, for the case file of the steering group
 */
record NoAgreement(String reason) {

    static final Section<NoAgreement> SECTION = Section.of("no-agreement", NoAgreement.class);
}
