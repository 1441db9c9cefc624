package redress.triage.mediation;

/** How a mediation ended. */
public enum MediationResult {
    /** Terms were found, to be signed. */
    AGREEMENT,
    /** None were found. */
    NO_AGREEMENT
}
