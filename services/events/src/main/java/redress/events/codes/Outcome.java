package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What came of a case; several may hold at once. */
public enum Outcome {
    DECISION_REVERSED,
    DECISION_CHANGED,
    NOTICE_EXTENDED,
    CONSULTATION_RERUN,
    PAYMENT_MADE,
    FUNDING_RESTORED,
    FUNDING_KEPT,
    APOLOGY,
    PRACTICE_CHANGED,
    TRAINING,
    EXPLANATION_ACCEPTED,
    NO_CHANGE,
    GROUP_CLOSED,
    WITHDRAWN,
    NOT_KNOWN,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
