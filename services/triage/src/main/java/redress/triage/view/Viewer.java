package redress.triage.view;

import redress.triage.access.Role;
import redress.triage.cases.Case;

/**
 * Somebody who looks at a case.
 *
 * @param veiled whether the report is kept from them, who see a statement in its place
 */
public record Viewer(Role role, boolean veiled) {

    public static Viewer of(Role role, Case it) {
        return new Viewer(role, role == Role.BODY && it.statementNeeded());
    }

    public boolean isBody() {
        return role == Role.BODY;
    }
}
