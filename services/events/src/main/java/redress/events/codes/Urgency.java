package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether a decision can still be changed by quick action. */
public enum Urgency {
    /** The usual clock. */
    NORMAL,
    /** A call-in window is open, or the effect is near: the short clock. */
    URGENT,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
