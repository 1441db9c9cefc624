package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of breach a report tells of. */
public enum BreachCategory {
    /** Gagging, or a penalty for speaking out. */
    INDEP_CAMPAIGN,
    /** Information or a rationale withheld. */
    INFO_DATA,
    /** A support body or premises withdrawn. */
    SUPPORT_INFRA,
    /** Volunteers charged for or hindered. */
    VOLUNTEERING,
    /** No consultation. */
    CONSULT_NONE,
    /** Under twelve weeks, or no reason given. */
    CONSULT_SHORT,
    /** Not meaningful, or no feedback. */
    CONSULT_POOR,
    /** Not involved in design. */
    DESIGN_EXCLUDED,
    /** No assessment of the impact. */
    IMPACT_NOT_ASSESSED,
    /** Under three months' notice, not in writing, or no reason. */
    FUND_NOTICE,
    /** Ended without an improvement plan. */
    FUND_NO_IMPROVE,
    /** Cut by more than the body cut itself. */
    FUND_DISPROP,
    /** One-year funding, unexplained. */
    FUND_TERM,
    /** Paid late or in arrears. */
    FUND_LATE_PAY,
    /** Overheads refused. */
    FUND_COSTS,
    /** A short, unclear or unequal tender. */
    TENDER_PROCESS,
    /** Monitoring out of proportion. */
    MONITORING_HEAVY,
    /** Risk placed with those who cannot manage it. */
    RISK_SHIFT,
    /** Equality duties not met. */
    EQUALITY,
    /** The conduct of a civil society organisation, reported by a body. */
    CSO_CONDUCT,
    /** Anything else. */
    OTHER,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
