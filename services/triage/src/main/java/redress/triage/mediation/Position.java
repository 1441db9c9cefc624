package redress.triage.mediation;

/** Where the body stands on what was reported. */
public enum Position {
    /** It accepts what was reported. */
    ACCEPTS,
    /** It explains why. */
    EXPLAINS,
    /** It says that it was not so. */
    DISPUTES
}
