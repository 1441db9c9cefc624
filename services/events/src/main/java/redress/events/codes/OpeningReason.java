package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why somebody opened who filed a report. */
public enum OpeningReason {
    /** To decide whether the report is a Compact matter. */
    TRIAGE,
    /** To ask the reporter something, or to tell her something. */
    CONTACT_REPORTER,
    /** To agree with the reporter on the wording of the statement for the public body. */
    AGREE_STATEMENT,
    /** To make sure that nobody who mediates has a tie to the group. */
    CHECK_CONFLICT,
    /** Somebody may be in danger. */
    SAFEGUARDING,
    /** A law or a court demands it. */
    LEGAL_DUTY,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
