package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a case was closed. */
public enum CloseReason {
    /** It ran its course. */
    OUTCOME_RECORDED,
    /** Triage did not accept it. */
    NOT_ACCEPTED,
    /** The reporter withdrew it. */
    WITHDRAWN,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
