package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How many people are affected. */
public enum PeopleBand {
    /** Under 10. */
    UNDER_10,
    /** 10 to 99. */
    FROM_10,
    /** 100 to 999. */
    FROM_100,
    /** 1,000 and over. */
    FROM_1000,
    /** The reporter cannot tell. */
    NOT_KNOWN,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
