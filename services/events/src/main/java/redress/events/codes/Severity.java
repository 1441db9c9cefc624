package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How serious a report is. */
public enum Severity {
    /** Something to learn from. */
    LEARNING,
    /** A single group is harmed. */
    SINGLE_GROUP,
    /** Several groups are harmed, or one may have to close. */
    SEVERAL_GROUPS,
    /** The whole sector is touched, or a decision is urgent. */
    SECTOR_WIDE,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
