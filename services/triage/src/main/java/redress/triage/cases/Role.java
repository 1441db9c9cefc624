package redress.triage.cases;

/** What a person is to one case. A person may be several. */
public enum Role {
    /** Looks after the case for the steering group; a national officer where a Compact has no people. */
    OFFICER,
    /** Chairs the steering group, for either sector. */
    CHAIR,
    /** Sits on the panel of this very case. */
    PANEL_MEMBER,
    /** Speaks for the body; sees the case only once it has been put to the body. */
    BODY_CONTACT
}
