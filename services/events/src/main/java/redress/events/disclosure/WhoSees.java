package redress.events.disclosure;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import redress.events.codes.IdentityMode;
import redress.events.intake.Consents;

/**
 * The table of who sees what of a report: a {@link Viewer}, the identity mode and a {@link Part} give what is {@link Seen}. What the
 * table does not name is never shown.
 */
public final class WhoSees {

    /** {@code Y} always, {@code s} with the consent for the steering group, {@code b} with that for the body, {@code -} never. */
    private static final String TABLE = """
                             REPORTER OPENER STEERING_GROUP TIED PANEL BODY OTHERS
        NAMED
        ORGANISATION         Y        Y      Y              Y    s     b    -
        ORGANISATION_DETAILS Y        Y      Y              Y    -     -    -
        CONTACT              Y        Y      Y              Y    -     -    -
        ACCOUNT              Y        Y      s              s    s     b    -
        OTHER_TEXTS          Y        Y      s              s    s     -    -
        WHY_WITHHELD         Y        Y      s              s    -     -    -
        MONEY                Y        Y      s              s    s     -    -
        FILES_ORIGINAL       Y        Y      s              s    s     -    -
        FILES_STRIPPED       -        -      -              -    -     -    -
        DETAILS              Y        Y      Y              Y    s     -    -
        CODES                Y        Y      Y              Y    Y     b    -
        STATEMENT            -        Y      Y              Y    Y     Y    -
        OPENINGS             Y        -      -              -    -     -    -
        CONFIDENTIAL
        ORGANISATION         -        Y      -              -    -     -    -
        ORGANISATION_DETAILS -        Y      -              -    -     -    -
        CONTACT              -        Y      -              -    -     -    -
        ACCOUNT              Y        Y      s              -    s     -    -
        OTHER_TEXTS          Y        Y      s              -    s     -    -
        WHY_WITHHELD         Y        Y      -              -    -     -    -
        MONEY                Y        Y      s              -    s     -    -
        FILES_ORIGINAL       Y        Y      -              -    -     -    -
        FILES_STRIPPED       -        -      s              -    -     -    -
        DETAILS              Y        Y      Y              Y    s     -    -
        CODES                Y        Y      Y              Y    Y     -    -
        STATEMENT            -        Y      Y              Y    Y     Y    -
        OPENINGS             Y        -      -              -    -     -    -
        ANONYMOUS_EVIDENCE
        ORGANISATION         -        -      -              -    -     -    -
        ORGANISATION_DETAILS -        -      -              -    -     -    -
        CONTACT              -        -      -              -    -     -    -
        ACCOUNT              Y        Y      s              -    s     -    -
        OTHER_TEXTS          Y        Y      s              -    s     -    -
        WHY_WITHHELD         Y        Y      -              -    -     -    -
        MONEY                Y        Y      s              -    s     -    -
        FILES_ORIGINAL       -        -      -              -    -     -    -
        FILES_STRIPPED       Y        Y      s              -    -     -    -
        DETAILS              Y        Y      Y              Y    s     -    -
        CODES                Y        Y      Y              Y    -     -    -
        STATEMENT            -        -      -              -    -     -    -
        OPENINGS             Y        -      -              -    -     -    -
        """;

    private static final Map<IdentityMode, Map<Part, List<Seen>>> CELLS = read();

    private static final List<Seen> NOBODY = Collections.nCopies(Viewer.values().length, Seen.NEVER);

    private WhoSees() {}

    public static Seen of(Viewer viewer, IdentityMode mode, Part part) {
        Map<Part, List<Seen>> cells = CELLS.get(mode);
        return cells == null ? Seen.NEVER : cells.getOrDefault(part, NOBODY).get(viewer.ordinal());
    }

    public static boolean of(Viewer viewer, IdentityMode mode, Part part, Consents consents) {
        return of(viewer, mode, part).under(consents);
    }

    private static Map<IdentityMode, Map<Part, List<Seen>>> read() {
        Map<IdentityMode, Map<Part, List<Seen>>> cells = new EnumMap<>(IdentityMode.class);
        Map<Part, List<Seen>> rows = Map.of();
        List<String> lines = TABLE.lines().map(String::strip).toList();
        if (!List.of(lines.get(0).split(" +"))
                .equals(Arrays.stream(Viewer.values()).map(Enum::name).toList())) {
            throw new IllegalStateException("The head of the table does not name the viewers in their order");
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" +");
            if (words.length == 1) {
                rows = new EnumMap<>(Part.class);
                cells.put(IdentityMode.valueOf(words[0]), rows);
            } else {
                rows.put(
                        Part.valueOf(words[0]),
                        Arrays.stream(words).skip(1).map(WhoSees::seen).toList());
            }
        }
        return cells;
    }

    private static Seen seen(String sign) {
        return switch (sign) {
            case "Y" -> Seen.ALWAYS;
            case "s" -> Seen.IF_SHARED_WITH_STEERING_GROUP;
            case "b" -> Seen.IF_SHARED_WITH_BODY;
            case "-" -> Seen.NEVER;
            default -> throw new IllegalStateException(sign);
        };
    }
}
