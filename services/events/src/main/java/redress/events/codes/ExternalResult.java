package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What came of an outside step. */
public enum ExternalResult {
    /** Under way. */
    PENDING,
    /** Decided for the reporter. */
    UPHELD,
    /** Decided against the reporter. */
    NOT_UPHELD,
    /** Settled. */
    SETTLED,
    /** Dropped. */
    NOT_PURSUED,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
