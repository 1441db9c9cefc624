package redress.triage.access;

/** As what somebody works on a case, which decides what is shown and what may be done. */
public enum Role {
    /** The Compact's officer; the national officer where nobody of the Compact's own acts for it. */
    OFFICER,
    CHAIR,
    /** Sits on the panel of this very case. */
    PANEL,
    /** Speaks for the body; sees the case only once it was put to the body. */
    BODY
}
