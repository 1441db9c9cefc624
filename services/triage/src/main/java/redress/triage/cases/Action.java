package redress.triage.cases;

import static redress.triage.cases.Role.BODY_CONTACT;
import static redress.triage.cases.Role.CHAIR;
import static redress.triage.cases.Role.OFFICER;
import static redress.triage.cases.Role.PANEL_MEMBER;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/** What people can do with a case, the last part of its address, and who may. In which stage is said by {@link CaseStatus}. */
public enum Action {
    ACKNOWLEDGEMENT("acknowledgement", OFFICER, CHAIR),
    TRIAGE("triage", OFFICER, CHAIR),
    /** An officer may put in a reply on the body's behalf. */
    REPLY("reply", BODY_CONTACT, OFFICER),
    PANEL("panel", OFFICER, CHAIR),
    MEDIATION("mediation", OFFICER, CHAIR, PANEL_MEMBER),
    AGREEMENT("agreement", OFFICER, CHAIR, PANEL_MEMBER),
    /** Once for each promised action. */
    ACTION("actions", OFFICER, CHAIR),
    OUTCOME("outcome", OFFICER, CHAIR),
    CLOSING("closing", OFFICER, CHAIR),
    EXTERNAL_STEP("external-steps", OFFICER, CHAIR);

    private final String path;
    private final Set<Role> roles;

    Action(String path, Role... roles) {
        this.path = path;
        this.roles = EnumSet.of(roles[0], roles);
    }

    public String path() {
        return path;
    }

    public boolean mayBeDoneBy(Collection<Role> held) {
        return held.stream().anyMatch(roles::contains);
    }
}
