package redress.notification.delivery;

import java.util.regex.Pattern;

/**
 * What may stand in a mail's header. An allow-list of printable ASCII: it leaves out CR, LF and NUL as well as the characters that
 * careless code turns into them, such as U+760D and U+760A, whose low bytes are CR and LF (CVE-2025-7962).
 */
final class SafeText {

    private static final Pattern HEADER = Pattern.compile("[\\x20-\\x7e]{1,200}");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern ADDRESS = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:" + LABEL + "\\.)+" + LABEL);

    private SafeText() {}

    static boolean isAddress(String text) {
        return text.length() <= 254
                && text.indexOf('@') <= 64
                && ADDRESS.matcher(text).matches();
    }

    /** @throws Unsafe if the value must not stand in a header; the message does not repeat it */
    static String header(String value) {
        if (!HEADER.matcher(value).matches()) {
            throw new Unsafe();
        }
        return value;
    }

    /** A text that must not be written into a header. */
    static final class Unsafe extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        Unsafe() {
            super("a header value or an address holds what it must not");
        }
    }
}
