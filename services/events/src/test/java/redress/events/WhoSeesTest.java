package redress.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redress.events.codes.IdentityMode;
import redress.events.disclosure.Part;
import redress.events.disclosure.Seen;
import redress.events.disclosure.Viewer;
import redress.events.disclosure.WhoSees;

/** What must hold of the table, whatever else is changed in it. */
class WhoSeesTest {

    @Test
    void hasACellForEveryViewerModeAndPart() {
        for (IdentityMode mode : IdentityMode.values()) {
            for (Viewer viewer : Viewer.values()) {
                for (Part part : Part.values()) {
                    assertThat(WhoSees.of(viewer, mode, part)).isNotNull();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Viewer.class)
    void showsWhoReportedInConfidenceToTheOpenerAlone(Viewer viewer) {
        Stream.of(Part.ORGANISATION, Part.ORGANISATION_DETAILS, Part.CONTACT).forEach(part -> {
            assertThat(WhoSees.of(viewer, IdentityMode.CONFIDENTIAL, part))
                    .isEqualTo(viewer == Viewer.OPENER ? Seen.ALWAYS : Seen.NEVER);
            assertThat(WhoSees.of(viewer, IdentityMode.ANONYMOUS_EVIDENCE, part))
                    .isEqualTo(Seen.NEVER);
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = Part.class,
            names = {"ACCOUNT", "OTHER_TEXTS", "WHY_WITHHELD", "MONEY", "FILES_ORIGINAL", "FILES_STRIPPED"})
    void showsNothingOfWhatWasWrittenToTheSteeringGroupAgainstTheReporterSWill(Part part) {
        for (IdentityMode mode : IdentityMode.values()) {
            for (Viewer viewer : new Viewer[] {Viewer.STEERING_GROUP, Viewer.TIED, Viewer.PANEL}) {
                assertThat(WhoSees.of(viewer, mode, part)).isIn(Seen.NEVER, Seen.IF_SHARED_WITH_STEERING_GROUP);
            }
            assertThat(WhoSees.of(Viewer.BODY, mode, part))
                    .isIn(mode == IdentityMode.NAMED ? Seen.IF_SHARED_WITH_BODY : Seen.NEVER, Seen.NEVER);
        }
    }

    @Test
    void showsAModeThatIsNotKnownToNobody() {
        for (Viewer viewer : Viewer.values()) {
            for (Part part : Part.values()) {
                assertThat(WhoSees.of(viewer, IdentityMode.UNKNOWN, part)).isEqualTo(Seen.NEVER);
            }
        }
    }
}
