package redress.intake.traces;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells links to the web from links that give away folders, or run something. */
public final class Links {

    /** What a link that is taken out leads to. */
    public static final String NOWHERE = "about:blank";

    private static final Pattern SCHEME = Pattern.compile("^[a-z][a-z0-9+.-]*:");
    private static final Pattern FOLDER = Pattern.compile(
            "(?i)([a-z]:[\\\\/]|\\\\\\\\|file:|~/|(/private)?/(users|home|volumes)/|\\\\users\\\\).*", Pattern.DOTALL);
    private static final Pattern DRIVE = Pattern.compile("(?i)(file:/{1,3}(localhost/)?)?[a-z]:[\\\\/][^\\\\/].*"
            + "|(file://(localhost)?)?/(users|home|volumes|library|applications)/.*|[^/\\\\:]*");

    private Links() {}

    public static boolean harmless(String target) {
        String lower = target.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("#")
                || lower.startsWith("http:")
                || lower.startsWith("https:")
                || lower.startsWith("mailto:")
                || lower.startsWith("tel:");
    }

    /** Whether a program would fetch it from outside the file. */
    public static boolean outside(String target) {
        String lower = target.strip().toLowerCase(Locale.ROOT);
        return SCHEME.matcher(lower).find()
                || lower.startsWith("//")
                || lower.startsWith("/")
                || lower.startsWith("\\")
                || lower.startsWith("..");
    }

    /** Whether a program would look for it on the reader's own drives, and not ask another computer for it. */
    public static boolean onThisComputer(String target) {
        return DRIVE.matcher(target.strip()).matches();
    }

    /** Whether a text is the name of a file with its folder. */
    public static boolean isFolder(String text) {
        boolean may = text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.indexOf(':') >= 0;
        return may && FOLDER.matcher(text.strip()).matches();
    }
}
