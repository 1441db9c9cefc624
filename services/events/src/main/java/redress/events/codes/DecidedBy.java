package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** As what somebody of the steering group decided. */
public enum DecidedBy {
    /** As the Compact's officer. */
    OFFICER,
    /** As a chair of its steering group. */
    CHAIR,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
