package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What a rule check found. */
public enum RuleResult {
    /** The undertaking was kept. */
    MET,
    /** It was not kept. */
    NOT_MET,
    /** It was not kept, and the escape that the Compact allows was given. */
    NOT_MET_EXPLAINED,
    /** Facts are missing. */
    CANNOT_TELL,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
