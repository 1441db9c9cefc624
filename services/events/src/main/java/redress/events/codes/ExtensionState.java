package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far the request of a public body for more time has come. It can be made once in a case. */
public enum ExtensionState {
    /** Waits for the steering group; the deadline runs on. */
    ASKED,
    /** The deadline was moved. */
    GRANTED,
    /** The deadline stays. */
    REFUSED,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
