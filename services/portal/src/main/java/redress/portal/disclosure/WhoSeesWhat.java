package redress.portal.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.events.disclosure.Seen;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;
import redress.events.intake.Consents;
import redress.portal.pages.Words;

/** The table of who sees what, in words. */
@Component("whoSeesWhat")
public final class WhoSeesWhat {

    /** The modes in the order in which they are offered. */
    public static final List<IdentityMode> MODES =
            List.of(IdentityMode.NAMED, IdentityMode.CONFIDENTIAL, IdentityMode.ANONYMOUS_EVIDENCE);

    /** In the order in which they matter to a reporter; the exact sum is shown as the other words are, the openings to her alone. */
    private static final List<Part> ROWS = List.of(
            Part.ORGANISATION,
            Part.ORGANISATION_DETAILS,
            Part.CONTACT,
            Part.ACCOUNT,
            Part.OTHER_TEXTS,
            Part.WHY_WITHHELD,
            Part.FILES_ORIGINAL,
            Part.FILES_STRIPPED,
            Part.CODES,
            Part.DETAILS,
            Part.STATEMENT);

    private final Words words;

    /** @param cells who sees it in each mode, by the mode's words; each a list of lines */
    public record Row(String part, Map<String, List<String>> cells) {}

    public WhoSeesWhat(Words words) {
        this.words = words;
    }

    public List<Row> table() {
        return ROWS.stream().map(this::row).toList();
    }

    /** Of a report that was filed: by the words of each part, who sees it, given what the reporter agreed to. */
    public Map<String, List<String>> seen(IdentityMode mode, Consents given) {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (Part part : ROWS) {
            List<String> lines = new ArrayList<>();
            boolean group = WhoSees.of(Viewer.STEERING_GROUP, mode, part, given);
            if (group) {
                lines.add(words.of("Viewer", Viewer.STEERING_GROUP)
                        + (WhoSees.of(Viewer.TIED, mode, part, given) ? "" : words.of("Viewer", "WITHOUT_TIED")));
            }
            Stream.of(Viewer.PANEL, Viewer.BODY)
                    .filter(viewer -> WhoSees.of(viewer, mode, part, given))
                    .forEach(viewer -> lines.add(words.of("Viewer", viewer)));
            if (!group && WhoSees.of(Viewer.OPENER, mode, part, given)) {
                lines.add(words.of("Viewer", Viewer.OPENER));
            }
            seen.put(words.of("Part", part), lines.isEmpty() ? List.of(words.of("Viewer", "NOBODY")) : lines);
        }
        return seen;
    }

    /** As the pages ask for them. */
    public List<IdentityMode> modes() {
        return MODES;
    }

    /** What is promised to somebody who chooses the mode. */
    public String promise(IdentityMode mode) {
        return words.of("Promise", mode);
    }

    private Row row(Part part) {
        Map<String, List<String>> cells = new LinkedHashMap<>();
        MODES.forEach(mode -> cells.put(words.of("IdentityMode", mode), cell(mode, part)));
        return new Row(words.of("Part", part), cells);
    }

    private List<String> cell(IdentityMode mode, Part part) {
        List<String> lines = new ArrayList<>();
        Seen group = WhoSees.of(Viewer.STEERING_GROUP, mode, part);
        if (group != Seen.NEVER) {
            lines.add(words.of("Viewer", Viewer.STEERING_GROUP)
                    + (WhoSees.of(Viewer.TIED, mode, part) == Seen.NEVER ? words.of("Viewer", "WITHOUT_TIED") : "")
                    + ifAgreed(group));
        }
        for (Viewer viewer : List.of(Viewer.PANEL, Viewer.BODY)) {
            Seen seen = WhoSees.of(viewer, mode, part);
            if (seen != Seen.NEVER) {
                lines.add(words.of("Viewer", viewer) + ifAgreed(seen));
            }
        }
        if (group != Seen.ALWAYS && WhoSees.of(Viewer.OPENER, mode, part) == Seen.ALWAYS) {
            lines.add(words.of("Viewer", Viewer.OPENER));
        }
        return lines.isEmpty() ? List.of(words.of("Viewer", "NOBODY")) : lines;
    }

    private String ifAgreed(Seen seen) {
        return seen == Seen.ALWAYS ? "" : words.of("Viewer", "IF_AGREED");
    }
}
