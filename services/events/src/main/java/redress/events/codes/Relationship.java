package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What ties the reporting group to the body. */
public enum Relationship {
    GRANT,
    CONTRACT,
    SUBCONTRACT,
    CONSULTATION,
    PREMISES,
    VOLUNTEERING,
    POLICY,
    NONE,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
