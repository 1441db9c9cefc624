package redress.triage.view;

import redress.triage.access.Role;
import redress.triage.cases.Case;

/**
 * Somebody who looks at a case.
 *
 * @param personId who it is
 * @param veiled whether the report is kept from them, who see a statement in its place
 */
public record CaseViewer(String personId, Role role, boolean veiled) {

    static CaseViewer of(String personId, Role role, Case it) {
        return new CaseViewer(personId, role, role == Role.BODY && it.statementNeeded());
    }

    /** Anyone who speaks for the body. */
    public static CaseViewer ofBody(Case it) {
        return of("", Role.BODY, it);
    }

    public boolean isBody() {
        return role == Role.BODY;
    }
}
