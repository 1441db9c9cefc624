package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** As what somebody is the one person who may open who filed a report in confidence; in the order in which they are asked. */
public enum OpenerRole {
    /** The officer of the Compact. */
    OFFICER,
    /** A chair of its steering group. */
    CHAIR,
    /** A vice-chair of its steering group. */
    VICE_CHAIR,
    /** An officer of the national body, where nobody of the Compact's own has declared to have no tie to the public body. */
    NATIONAL_OFFICER,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
