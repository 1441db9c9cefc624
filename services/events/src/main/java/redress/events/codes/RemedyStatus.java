package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Whether an agreed action was done. */
public enum RemedyStatus {
    /** Its date has not come. */
    NOT_DUE,
    /** Done. */
    KEPT,
    /** Done in part. */
    PARTLY,
    /** Not done. */
    NOT_KEPT,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
