package redress.platform.forms;

/** Whether anybody can see something of a text. */
public final class VisibleText {

    /**
     * What is drawn as nothing, as the inside of a character class in the common part of Java's and ECMA's syntax: spaces, soft hyphens,
     * joiners, marks of direction and of variation, fillers.
     */
    static final String UNSEEN =
            "\\s\\u0085\\u00A0\\u00AD\\u034F\\u061C\\u115F\\u1160\\u1680\\u17B4\\u17B5\\u180B-\\u180F"
                    + "\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB";

    private VisibleText() {}

    public static boolean isEmpty(String text) {
        return text.codePoints().allMatch(VisibleText::isUnseen);
    }

    /** Whether a character, a code point, is drawn as nothing. */
    public static boolean isUnseen(int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.UNASSIGNED
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || c >= 0x180B && c <= 0x180F
                || c == 0x2800
                || c == 0x3164
                || c >= 0xFE00 && c <= 0xFE0F
                || c == 0xFFA0
                || c >= 0xE0000 && c <= 0xE0FFF;
    }
}
