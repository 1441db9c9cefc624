package redress.notification.delivery;

import org.jspecify.annotations.Nullable;

/**
 * What the mail server made of one mail.
 *
 * @param reply its reply code, or null when there was none
 * @param broken whether the session is of no further use
 */
record Answer(Kind kind, @Nullable Integer reply, boolean broken) {

    enum Kind {
        /** It has the mail. */
        TAKEN,
        /** It certainly does not have the mail, and may take it later. */
        LATER,
        /** It refuses this mail for good. */
        REFUSED,
        /** The connection broke before the end of the text: it certainly does not have the mail. */
        BROKEN_BEFORE,
        /** The connection broke when the end of the text had left: it may have the mail. */
        UNCERTAIN,
        /** Another worker has it in hand: the connection was cut before the end of the text. */
        NOT_OURS
    }
}
