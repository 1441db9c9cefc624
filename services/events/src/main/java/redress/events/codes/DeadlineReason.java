package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why the deadline of a stage that had one was set again. It never comes earlier than it was told. */
public enum DeadlineReason {
    /** It was provisional; now the public holidays up to it are known. */
    CALENDAR_EXTENDED,
    /** Public holidays were added to days that could be counted before. */
    HOLIDAYS_ADDED,
    /** The steering group gave whoever has to act more time. */
    EXTENDED,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
