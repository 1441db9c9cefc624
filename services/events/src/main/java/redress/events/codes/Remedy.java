package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a reporter asks for. */
public enum Remedy {
    /** Reverse the decision. */
    REVERSE_DECISION,
    /** Change the decision. */
    CHANGE_DECISION,
    /** Give longer notice. */
    EXTEND_NOTICE,
    /** Consult, or consult again. */
    RUN_CONSULTATION,
    /** Assess the impact. */
    ASSESS_IMPACT,
    /** Pay what is due. */
    PAY,
    /** Explain the decision. */
    EXPLAIN,
    /** Apologise. */
    APOLOGISE,
    /** Change how things are done. */
    CHANGE_PRACTICE,
    /** Anything else. */
    OTHER,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
