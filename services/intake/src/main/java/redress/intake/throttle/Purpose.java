package redress.intake.throttle;

/** What is counted; each has a limit of its own. */
public enum Purpose {
    /** A report is filed. */
    FILING,
    /** A file is uploaded. */
    UPLOAD,
    /** A draft is saved or read. */
    DRAFT,
    /** A reference and receipt were given that do not belong together. */
    WRONG_RECEIPT
}
