package redress.intake.throttle;

/** What is counted; each has a limit of its own. */
public enum Purpose {
    /** A report is filed. */
    FILING,
    /** A file is uploaded. */
    UPLOAD,
    /** So many megabytes are uploaded. */
    UPLOADED_MEGABYTES,
    /** So many seconds are spent on files that were uploaded. */
    CLEANING_SECONDS,
    /** A draft is saved or read. */
    DRAFT,
    /** A client gave a reference and a receipt that do not belong together. */
    WRONG_RECEIPT,
    /** Somebody gave a wrong receipt for this reference, from any address; counted whether or not there is such a report. */
    WRONG_RECEIPT_FOR_REFERENCE
}
