package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a body has agreed to do. */
public enum AgreedAction {
    /** Hold a consultation. */
    CONSULT,
    /** Assess the impact and publish it. */
    ASSESS_IMPACT,
    /** Keep the funding. */
    KEEP_FUNDING,
    /** Restore the funding. */
    RESTORE_FUNDING,
    /** Give longer notice. */
    EXTEND_NOTICE,
    /** Pay what is due. */
    PAY,
    /** Explain in writing. */
    EXPLAIN,
    /** Apologise. */
    APOLOGISE,
    /** Change how things are done. */
    CHANGE_PRACTICE,
    /** Train staff. */
    TRAIN,
    /** Anything else. */
    OTHER,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
