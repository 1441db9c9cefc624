package redress.intake.stripping;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import redress.intake.traces.EmbeddedFiles;
import redress.intake.traces.Objection;

/** An email, judged in one pass over its bytes: whatever it holds, a mail twice as long takes twice as long and no longer. */
final class EmailFile {

    private static final String NAME = "name";
    private static final int NOWHERE = -1;

    /** A name of a file is looked for so far behind its beginning. */
    private static final int LONGEST_NAME = 200;

    private static final Set<String> PROGRAM_ENDINGS = Stream.of(EmbeddedFiles.PROGRAM_ENDINGS.split("\\|"))
            .flatMap(EmailFile::written)
            .collect(Collectors.toUnmodifiableSet());
    private static final int LONGEST_ENDING =
            PROGRAM_ENDINGS.stream().mapToInt(String::length).max().orElseThrow();

    private EmailFile() {}

    static Objection objection(byte[] mail) {
        return namesAProgram(mail) ? Objection.PROGRAM_INSIDE : Objection.NAMES_ITS_SENDER;
    }

    /** An ending as it stands among the others; a letter that may be missing is followed by a question mark. */
    private static Stream<String> written(String ending) {
        return ending.endsWith("?")
                ? Stream.of(ending.substring(0, ending.length() - 1), ending.substring(0, ending.length() - 2))
                : Stream.of(ending);
    }

    /** Whether a header such as {@code filename="letter.exe"} names a program. */
    private static boolean namesAProgram(byte[] mail) {
        int begun = NOWHERE;
        for (int at = 0; at < mail.length; at++) {
            switch (mail[at]) {
                case '\r', '\n' -> begun = NOWHERE;
                case '=' -> begun = isAfterName(mail, at) ? at + 1 : begun;
                case '.' -> {
                    if (begun != NOWHERE && at - begun <= LONGEST_NAME && isProgramEnding(mail, at + 1)) {
                        return true;
                    }
                }
                default -> {
                    // Any other character of a name.
                }
            }
        }
        return false;
    }

    /** Long names come in numbered parts: {@code name*0*=}. */
    private static boolean isAfterName(byte[] mail, int equals) {
        int end = equals;
        end -= end > 0 && mail[end - 1] == '*' ? 1 : 0;
        end -= end > 0 && mail[end - 1] >= '0' && mail[end - 1] <= '9' ? 1 : 0;
        end -= end > 0 && mail[end - 1] == '*' ? 1 : 0;
        return end >= NAME.length() && text(mail, end - NAME.length(), end).equals(NAME);
    }

    private static boolean isProgramEnding(byte[] mail, int from) {
        int end = from;
        while (end < mail.length && end - from <= LONGEST_ENDING && !endsName(mail[end])) {
            end++;
        }
        return end - from <= LONGEST_ENDING && PROGRAM_ENDINGS.contains(text(mail, from, end));
    }

    private static boolean endsName(byte b) {
        return b == '"' || b == '\'' || b == ';' || b == ' ' || b >= '\t' && b <= '\r';
    }

    private static String text(byte[] mail, int from, int to) {
        return new String(mail, from, to - from, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }
}
