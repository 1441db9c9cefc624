package redress.events.codes;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a notice could not be delivered by mail. */
public enum NoticeFailure {
    /** The mail server refused it for good. */
    REFUSED,
    /** No address is known. */
    NO_ADDRESS,
    /** The address is not one that may be written to. */
    ADDRESS_UNSAFE,
    /** The connection broke after the text was sent: it may have arrived and is not sent again. */
    UNCERTAIN,
    /** A code that this version does not know; never written, only read. */
    @JsonEnumDefaultValue
    UNKNOWN
}
