package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Where a case stands. A case stands in exactly one stage. */
public enum Stage {
    /** Filed; a person has yet to acknowledge it. */
    ACKNOWLEDGEMENT,
    /** Acknowledged; the route is being decided. */
    TRIAGE,
    /** Put to the body; its reply is awaited. */
    REPLY,
    /** A panel of both sectors is being formed. */
    PANEL,
    /** The panel mediates between the two sides. */
    MEDIATION,
    /** Terms were found; both sides have yet to sign. */
    AGREEMENT,
    /** Agreed actions are watched until done. */
    REMEDY,
    /** What came of it is being recorded. */
    OUTCOME,
    /** The outcome is recorded; the case can be closed. */
    CLOSING,
    /** Closed; a late outcome or outside step may still be added. */
    CLOSED,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
