package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What followed when a deadline was missed. */
public enum MissedEffect {
    /** The chairs were told; the case waits. */
    ESCALATED,
    /** The case went on without the step. */
    WENT_ON,
    /** The case was closed. */
    CLOSED,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
