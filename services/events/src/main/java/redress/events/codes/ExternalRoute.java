package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** A route outside the Compact, whose clock never waits for mediation. */
public enum ExternalRoute {
    /** A council's overview and scrutiny looks at the decision again. */
    CALL_IN,
    /** The Local Government and Social Care Ombudsman. */
    LGSCO,
    /** The Parliamentary and Health Service Ombudsman. */
    PARLIAMENTARY_OMBUDSMAN,
    /** The Administrative Court. */
    JUDICIAL_REVIEW,
    /** A Member of Parliament or councillor. */
    MP_COUNCILLOR,
    /** A regulator. */
    REGULATOR,
    /** Mediation outside the steering group. */
    OTHER_MEDIATION,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
