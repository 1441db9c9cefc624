package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The route that triage proposes. */
public enum Route {
    /** To the body, then to a panel. */
    MEDIATE,
    /** To the body at once. */
    FAST_TRACK,
    /** Kept as evidence. */
    EVIDENCE,
    /** To another process. */
    REFER,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
