package redress.portal.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.portal.pages.Words;
import redress.testkit.documents.GeneratedPart;

/**
 * What the form, the privacy page and {@code docs/privacy.md} promise a reporter is what {@code docs/access.md} says, which intake is held
 * against cell by cell.
 */
class PromisesTest {

    private static final List<Map<String, String>> ROWS =
            new GeneratedPart("access.md", "parts of a report", "intake").rows();
    private static final List<String> VIEWERS =
            List.of("reporter", "opener", "steering group", "tied", "panel", "body", "others");
    private static final String NEVER = "–";
    private static final String ALWAYS = "yes";
    private static final String IF_AGREED_FOR_BODY = "agreed: body";

    private final Words words = new Words();
    private final WhoSeesWhat promised = new WhoSeesWhat(words);

    @Test
    void theTableOfThePagesSaysOfEachPartWhatIsDone() {
        for (WhoSeesWhat.Row row : promised.table()) {
            Part part = Stream.of(Part.values())
                    .filter(each -> words.of("Part", each).equals(row.part()))
                    .findFirst()
                    .orElseThrow();
            for (IdentityMode mode : WhoSeesWhat.MODES) {
                assertThat(row.cells().get(words.of("IdentityMode", mode)))
                        .as("%s, %s", part, mode)
                        .isEqualTo(lines(cells(mode, part)));
            }
        }
    }

    private List<String> lines(Map<String, String> cells) {
        List<String> lines = new ArrayList<>();
        String group = cells.get("steering group");
        if (!group.equals(NEVER)) {
            lines.add(words.of("Viewer", "STEERING_GROUP")
                    + (cells.get("tied").equals(NEVER) ? words.of("Viewer", "WITHOUT_TIED") : "")
                    + ifAgreed(group));
        }
        for (String viewer : List.of("panel", "body")) {
            if (!cells.get(viewer).equals(NEVER)) {
                lines.add(words.of("Viewer", viewer.toUpperCase(Locale.ROOT)) + ifAgreed(cells.get(viewer)));
            }
        }
        if (!group.equals(ALWAYS) && cells.get("opener").equals(ALWAYS)) {
            lines.add(words.of("Viewer", "OPENER"));
        }
        return lines.isEmpty() ? List.of(words.of("Viewer", "NOBODY")) : lines;
    }

    private String ifAgreed(String cell) {
        return cell.equals(ALWAYS) ? "" : words.of("Viewer", "IF_AGREED");
    }

    /** Each sentence that says who sees something, word by word, and what makes it true. */
    @Test
    void keepsWhatIsPromisedToANamedReporter() {
        assertThat(promised.promise(IdentityMode.NAMED))
                .contains(
                        "The steering group sees who reported and how to reach you.",
                        "The public body itself is shown the name of your group and what you write only if you agree.");
        for (Part part : List.of(Part.ORGANISATION, Part.CONTACT)) {
            assertThat(cells(IdentityMode.NAMED, part)).containsEntry("steering group", ALWAYS);
        }
        for (Part part : Part.values()) {
            assertThat(cells(IdentityMode.NAMED, part).get("body"))
                    .as("%s for the body", part)
                    .isIn(part == Part.STATEMENT ? List.of(ALWAYS) : List.of(NEVER, IF_AGREED_FOR_BODY));
        }
        for (Part part : List.of(Part.ORGANISATION, Part.ACCOUNT)) {
            assertThat(cells(IdentityMode.NAMED, part)).containsEntry("body", IF_AGREED_FOR_BODY);
        }
    }

    @Test
    void keepsWhatIsPromisedInConfidence() {
        assertThat(promised.promise(IdentityMode.CONFIDENTIAL))
                .contains(
                        "One person can open who you are:",
                        "The public body is shown only a statement whose wording you agreed to.");
        for (Part part : List.of(Part.ORGANISATION, Part.ORGANISATION_DETAILS, Part.CONTACT)) {
            Map<String, String> cells = cells(IdentityMode.CONFIDENTIAL, part);
            assertThat(VIEWERS.stream().filter(viewer -> !cells.get(viewer).equals(NEVER)))
                    .as("who sees %s", part)
                    .containsExactly("opener");
        }
        assertThat(Stream.of(Part.values())
                        .filter(part -> !cells(IdentityMode.CONFIDENTIAL, part)
                                .get("body")
                                .equals(NEVER)))
                .as("what the body is shown")
                .containsExactly(Part.STATEMENT);
    }

    @Test
    void keepsWhatIsPromisedToAnAnonymousReporter() {
        assertThat(promised.promise(IdentityMode.ANONYMOUS_EVIDENCE))
                .contains("You give no names and no contact details. Nobody can mediate for you or ask you anything.");
        for (Part part : List.of(Part.ORGANISATION, Part.ORGANISATION_DETAILS, Part.CONTACT, Part.FILES_ORIGINAL)) {
            assertThat(VIEWERS)
                    .allSatisfy(viewer -> assertThat(cells(IdentityMode.ANONYMOUS_EVIDENCE, part))
                            .containsEntry(viewer, NEVER));
        }
        assertThat(Part.values())
                .allSatisfy(part -> assertThat(cells(IdentityMode.ANONYMOUS_EVIDENCE, part))
                        .containsEntry("body", NEVER)
                        .containsEntry("others", NEVER));
    }

    private static Map<String, String> cells(IdentityMode mode, Part part) {
        return ROWS.stream()
                .filter(row ->
                        row.get("report").equals(name(mode)) && row.get("part").equals(name(part)))
                .findFirst()
                .orElseThrow();
    }

    private static String name(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
