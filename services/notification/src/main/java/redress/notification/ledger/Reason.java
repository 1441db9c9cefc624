package redress.notification.ledger;

import redress.notification.due.CaseNow;

/** What came of one attempt. */
public enum Reason {
    /** The mail server took it. */
    TAKEN,
    /** The mail server could not be reached or broke off before the text. */
    NOT_REACHED,
    /** The mail server said "later" (4xx). */
    LATER,
    /** The mail server refused it for good (5xx), or said "later" for too long. */
    REFUSED,
    /** The connection broke, or this process ended, when the text may have been taken. */
    UNCERTAIN,
    /** The ledger gave no answer to its mark, so the connection was cut before the end of the text. */
    PUT_BACK,
    /** The owner of the address could not be asked. */
    OWNER_SILENT,
    /** The mail could not be written: a fault of the program. */
    NOT_WRITTEN,
    /** The address has had its share of such mails for the day. */
    TOO_MANY,
    /** A daily mail tells of it. */
    IN_DAILY_MAIL,
    /** Its person has turned off such mails. */
    TURNED_OFF,
    /** The case was closed before it was sent. */
    CASE_CLOSED,
    /** The step that it reminds of was taken before it was sent, or is due on another day by now. */
    NO_LONGER_DUE,
    /** The day that it reminds of passed before it was sent; of that there is a notice of its own to the same people. */
    OVERDUE,
    /** A person has put it aside. */
    PUT_ASIDE,
    /** No address is known. */
    NO_ADDRESS,
    /** The address or another header value is not one that may be written. */
    UNSAFE;

    /** Why a reminder that does not hold any more is not sent. */
    public static Reason of(CaseNow.Lapse lapse) {
        return switch (lapse) {
            case CASE_CLOSED -> CASE_CLOSED;
            case NO_LONGER_DUE -> NO_LONGER_DUE;
            case OVERDUE -> OVERDUE;
        };
    }
}
