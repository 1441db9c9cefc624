package redress.intake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.events.disclosure.Seen;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;
import redress.events.intake.Consents;
import redress.testkit.documents.GeneratedPart;

/** The table of {@code docs/access.md} that intake answers for: how its cells are written, and what they say. */
final class AccessDocument {

    static final GeneratedPart PARTS = new GeneratedPart("access.md", "parts of a report", "intake");

    private static final Map<Seen, String> CELLS = new EnumMap<>(Map.of(
            Seen.NEVER, "–",
            Seen.ALWAYS, "yes",
            Seen.IF_SHARED_WITH_STEERING_GROUP, "agreed: group",
            Seen.IF_SHARED_WITH_BODY, "agreed: body"));

    private AccessDocument() {}

    /** Read once, when they are asked for. */
    private static final class Rows {
        static final List<Map<String, String>> ALL = PARTS.rows();
    }

    /** As intake executes it. */
    static String executed() {
        List<String> heads = new ArrayList<>(List.of("part", "report"));
        Stream.of(Viewer.values()).map(AccessDocument::words).forEach(heads::add);
        List<List<String>> rows = new ArrayList<>();
        Stream.of(IdentityMode.values())
                .filter(mode -> mode != IdentityMode.UNKNOWN)
                .forEach(mode -> Stream.of(Part.values()).forEach(part -> {
                    List<String> row = new ArrayList<>(List.of(words(part), words(mode)));
                    Stream.of(Viewer.values())
                            .map(viewer -> CELLS.get(WhoSees.of(viewer, mode, part)))
                            .forEach(row::add);
                    rows.add(row);
                }));
        return GeneratedPart.table(heads, rows);
    }

    /** What the document says. */
    static boolean shows(Viewer viewer, IdentityMode mode, Part part, Consents consents) {
        String cell = Rows.ALL.stream()
                .filter(row ->
                        row.get("part").equals(words(part)) && row.get("report").equals(words(mode)))
                .findFirst()
                .orElseThrow()
                .get(words(viewer));
        return CELLS.entrySet().stream()
                .filter(each -> each.getValue().equals(cell))
                .findFirst()
                .orElseThrow()
                .getKey()
                .under(consents);
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
