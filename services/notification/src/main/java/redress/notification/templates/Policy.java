package redress.notification.templates;

/** What happens when it is not known whether a mail has arrived. */
public enum Policy {
    /** It is not sent again unless a person says so. */
    AT_MOST_ONCE,
    /** It is sent once more with the same Message-ID: a second copy does less harm than none. */
    AT_LEAST_ONCE
}
