package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How far a reporter lets itself be known. */
public enum IdentityMode {
    /** The body and the steering group may know who reported. */
    NAMED,
    /** Only the steering group may know who reported; the body never sees it. */
    CONFIDENTIAL,
    /** Nobody knows who reported; the report ends at triage as evidence. */
    ANONYMOUS_EVIDENCE,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
