package redress.intake.traces;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells programs and other dangerous files from those that may be inside a file. */
public final class EmbeddedFiles {

    public static final String PROGRAM_ENDINGS =
            "exe|dll|scr|com|pif|bat|cmd|ps1|psm1|vbs|vbe|js|jse|wsf|wsh|hta|msi|msp|jar|lnk|reg|cpl|"
                    + "iso|img|vhd|chm|scf|url|docm|dotm|xlsm|xltm|xlam|xll|pptm|ppam|sh|app|dmg|deb|rpm|html?|svg|zip|rar|7z|gz|cab|ace";

    private static final Pattern PROGRAM = Pattern.compile("(?i).*\\.(" + PROGRAM_ENDINGS + ")");

    private EmbeddedFiles() {}

    /** A file inside another that could not have been uploaded by itself. */
    public static boolean dangerous(String name, byte[] start) {
        return isProgram(name, start) || FileType.ofName(name.strip()).isEmpty();
    }

    public static boolean isProgram(String name, byte[] start) {
        return PROGRAM.matcher(name.strip()).matches()
                || starts(start, 'M', 'Z')
                || starts(start, 0x7f, 'E', 'L', 'F')
                || starts(start, '#', '!')
                || starts(start, 0xCA, 0xFE, 0xBA, 0xBE)
                || isOldOffice(start);
    }

    /** The container of old office files, of objects in new ones, and of macros. */
    public static boolean isOldOffice(byte[] start) {
        return starts(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1);
    }

    public static boolean starts(byte[] bytes, int... expected) {
        if (bytes.length < expected.length) {
            return false;
        }
        for (int i = 0; i < expected.length; i++) {
            if ((bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The kind of picture that a part of an office file is, by its bytes. */
    static Optional<FileType> picture(byte[] content) {
        if (starts(content, 0xFF, 0xD8, 0xFF)) {
            return Optional.of(FileType.JPG);
        }
        return starts(content, 0x89, 'P', 'N', 'G') ? Optional.of(FileType.PNG) : Optional.empty();
    }

    public static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
