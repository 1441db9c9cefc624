package redress.platform.forms;

/**
 * How a person can be reached and a group be found, as regular expressions in the common part of Java's and ECMA's syntax. A page and the API behind it use
 * the same, so that nobody learns at the end what was wrong at the beginning.
 */
public final class ContactPatterns {

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /**
     * All that can stand before the @ without quotation marks (RFC 5322, dot-atom), in ASCII; whether it works only a mail can tell. Its
     * length comes first: what is longer is refused before anything is repeated.
     */
    public static final String EMAIL =
            "^(?=.{3,254}$)(?=[^@]{1,64}@)" + ATOM + "(\\." + ATOM + ")*@" + LABEL + "(\\." + LABEL + ")+$";

    /** A telephone number as people write it, with an extension or without. */
    public static final String PHONE = "^[0-9+() ./-]{5,30}( ?([Ee]xt|x)\\.? ?[0-9]{1,6})?$";

    /** Letters, figures and spaces, such as {@code RM17 6SL}; whether there is such a postcode is not asked. */
    public static final String POSTCODE = "^[A-Za-z0-9 ]+$";

    /** The number of a charity or company, such as {@code 1123456}, {@code SC012345} or {@code 1123456-1}. */
    public static final String REGISTRATION = "^[A-Za-z0-9 /-]+$";

    private ContactPatterns() {}
}
