package redress.intake.reports;

/** The texts of a report that its reporter wrote freely, and that may therefore name anybody: each is sealed by itself. */
public enum FreeText {
    WHAT_HAPPENED,
    ALREADY_DONE,
    REMEDY_TEXT,
    IDENTITY_REASON,
    TEAM
}
