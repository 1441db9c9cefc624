package redress.intake.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redress.intake.traces.Links;
import redress.intake.traces.Objected;
import redress.intake.traces.Objection;

/**
 * The instructions of a text's fields. Word may spread one over many runs of text, so they are read whole in a first pass, and in a
 * second one an instruction that names folders or people is written anew where it begins.
 */
final class OfficeFields {

    private static final Pattern FETCHING = Pattern.compile(
            "(?i)\\s*(DDEAUTO|DDE|LINK|IMPORT|INCLUDEPICTURE|INCLUDETEXT|INCLUDE)\\b.*", Pattern.DOTALL);
    /** What reference managers and other programs keep for themselves, the number of the user among it. */
    private static final Pattern OF_PROGRAM = Pattern.compile("(?i)\\s*ADDIN\\b.*", Pattern.DOTALL);

    private static final Pattern LINK =
            Pattern.compile("(?i)(\\s*HYPERLINK\\s+)(\"[^\"]*\"?|[^\\s\"\\\\]\\S*|\\\\\\\\\\S*)(.*)", Pattern.DOTALL);
    private static final Pattern ARGUMENT =
            Pattern.compile("(\")([^\"]*)|(^|\\s)([a-zA-Z]:\\S*|\\\\\\\\\\S+|[fF][iI][lL][eE]:\\S*)");

    private final List<Optional<String>> instead = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean second;
    private int number;
    private boolean begun;

    /** The second pass begins. */
    void again() {
        second = true;
        number = 0;
    }

    /** What stands in the place of a piece of an instruction. */
    String piece(String text) {
        open.append(text);
        Optional<String> whole = second && number < instead.size() ? instead.get(number) : Optional.empty();
        boolean first = !begun;
        begun = true;
        return whole.isEmpty() ? text : first ? whole.get() : "";
    }

    /** The instruction is complete. */
    void end() throws Objected {
        if (begun) {
            String whole = open.toString();
            open.setLength(0);
            begun = false;
            number++;
            if (!second) {
                String clean = clean(whole);
                instead.add(clean.equals(whole) ? Optional.empty() : Optional.of(clean));
            }
        }
    }

    /** @throws Objected if the field fetches something */
    static String clean(String instruction) throws Objected {
        if (FETCHING.matcher(instruction).matches()) {
            throw new Objected(Objection.FETCHES);
        }
        if (OF_PROGRAM.matcher(instruction).matches()) {
            return "ADDIN";
        }
        Matcher link = LINK.matcher(instruction);
        if (link.matches()) {
            String target = link.group(2).replace("\"", "");
            return target.isBlank() || target.startsWith("\\") && !target.startsWith("\\\\") || Links.harmless(target)
                    ? withoutFolders(instruction)
                    : link.group(1) + "\"" + Links.NOWHERE + "\"" + withoutFolders(link.group(3));
        }
        return withoutFolders(instruction);
    }

    private static String withoutFolders(String instruction) {
        return ARGUMENT.matcher(instruction).replaceAll(argument -> {
            boolean quoted = argument.group(1) != null;
            if (quoted && !Links.isFolder(argument.group(2))) {
                return Matcher.quoteReplacement(argument.group());
            }
            return quoted ? "\"" + Links.NOWHERE : argument.group(3) + Links.NOWHERE;
        });
    }
}
