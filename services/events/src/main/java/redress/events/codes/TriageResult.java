package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What triage decided about a report. */
public enum TriageResult {
    /** A Compact matter: it goes to the body. */
    ACCEPT,
    /** Another Compact applies. */
    REFER_OTHER_COMPACT,
    /** Another process applies. */
    REFER_OTHER_PROCESS,
    /** Not a Compact matter. */
    NOT_COMPACT,
    /** Already reported. */
    DUPLICATE,
    /** Kept as evidence, not mediated. */
    EVIDENCE_ONLY,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
