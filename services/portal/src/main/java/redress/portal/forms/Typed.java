package redress.portal.forms;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redress.platform.forms.VisibleText;

/**
 * What somebody typed or pasted, as they see it: programs put characters into a text that nobody sees or means, and what is right to look at
 * is not refused for them.
 */
final class Typed {

    private static final int LONGEST = 1_000;
    private static final Pattern LINE_END = Pattern.compile("\\R");

    /** Also what turns round how the text behind it reads. */
    private static final Pattern NOT_TEXT =
            Pattern.compile("[[\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]&&[^\\n\\t]]");

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DASH = Pattern.compile("[\\p{Pd}\\u2212]");

    /** With thousands set apart by commas or spaces, or not at all, and with or without pence that are none. */
    private static final Pattern AMOUNT =
            Pattern.compile("£? ?(\\d{1,3}(,\\d{3}){1,4}|\\d{1,3}( \\d{3}){1,4}|\\d{1,15})(\\.0{1,2})?");

    private static final Pattern BEFORE_A_NUMBER = Pattern.compile(
            "^((registered|reg|charity|company|number|num|no|nr)(\\b|(?=\\d))[.:#]? *){1,6}", Pattern.CASE_INSENSITIVE);

    private Typed() {}

    /** Several lines, with plain line ends; empty where nothing of it can be seen. */
    static String lines(String typed) {
        String text = LINE_END.matcher(typed).replaceAll("\n");
        text = NOT_TEXT.matcher(text).replaceAll("");
        return VisibleText.isEmpty(text) ? "" : stripped(text);
    }

    /** Walks, as an expression would look again from each of many spaces. */
    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (isSpace(text.charAt(from))) {
            from++;
        }
        while (isSpace(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\u2060' || c == '\uFEFF';
    }

    /** The same in one line. */
    static String line(String typed) {
        return lines(typed).replace('\n', ' ').replace('\t', ' ');
    }

    /**
     * What is made of common letters, figures and signs alone, with nothing unseen, one kind of space and one kind of dash. What is longer
     * than any of this can be is cut; it is still too long.
     */
    static String plain(String typed) {
        String line = line(typed);
        String text = Normalizer.normalize(line.substring(0, Math.min(LONGEST, line.length())), Normalizer.Form.NFKC);
        text = DASH.matcher(SPACES.matcher(text).replaceAll(" ")).replaceAll("-");
        StringBuilder seen = new StringBuilder();
        text.codePoints().filter(c -> c == ' ' || !VisibleText.isUnseen(c)).forEach(seen::appendCodePoint);
        return seen.toString().strip();
    }

    /** An address of mail, its domain in the letters of ASCII, in which other letters are written for machines. */
    static String address(String typed) {
        String plain = plain(typed);
        int at = plain.lastIndexOf('@');
        try {
            return plain.substring(0, at + 1) + IDN.toASCII(plain.substring(at + 1));
        } catch (IllegalArgumentException noDomain) {
            return plain;
        }
    }

    static String postcode(String typed) {
        return SPACES.matcher(plain(typed).replaceAll("[^\\p{L}\\p{N}]", " "))
                .replaceAll(" ")
                .strip()
                .toUpperCase(Locale.ROOT);
    }

    /** The number of a charity or company without what people write before it and between its figures. */
    static String registration(String typed) {
        String number = BEFORE_A_NUMBER.matcher(plain(typed)).replaceFirst("");
        return SPACES.matcher(number.replaceAll("[,.:;#()'’]", ""))
                .replaceAll(" ")
                .strip();
    }

    /** A whole number as people write it; empty where it is none. */
    static OptionalLong amount(String typed) {
        Matcher amount = AMOUNT.matcher(plain(typed));
        return amount.matches()
                ? OptionalLong.of(Long.parseLong(amount.group(1).replaceAll("[, ]", "")))
                : OptionalLong.empty();
    }
}
