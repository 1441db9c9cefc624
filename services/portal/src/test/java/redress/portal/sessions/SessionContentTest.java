package redress.portal.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.platform.formats.Formats;
import redress.portal.tokens.Account;
import redress.testkit.stored.Golden;
import redress.testkit.stored.Shape;

/** What is sealed in a session, in each format of the session. */
class SessionContentTest {

    private static final String SESSIONS = "portal_sessions";
    private static final int NOW = Formats.of(StoredSession.class);
    private static final Instant UNTIL = Instant.parse("2026-01-05T18:00:00Z");

    @Test
    void hasANumberOfItsOwnForEachShape() {
        Golden.of(SESSIONS, NOW, "sealed-shape.txt").mustBe(Shape.of(SessionContent.class));
        Account person = new Account("sample-thurrock-officer", "Sample Officer", List.of(), 3);
        Golden.of(SESSIONS, NOW, "sealed.json")
                .mustBe(SessionContent.of(person, UNTIL).written() + "\n");
    }

    @Test
    void isReadInEachFormat() {
        for (int format = 1; format <= NOW; format++) {
            SessionContent read = SessionContent.read(
                            Golden.of(SESSIONS, format, "sealed.json").text())
                    .orElseThrow();
            assertThat(read.personId()).isEqualTo("sample-thurrock-officer");
            assertThat(read.name()).isEqualTo("Sample Officer");
            assertThat(read.ends()).isEqualTo(UNTIL);
            assertThat(read.endedBefore()).as("in format %d", format).isEqualTo(format == 1 ? 0 : 3);
        }
    }

    @Test
    void isNothingWhereItCannotBeRead() {
        assertThat(SessionContent.read("no JSON")).isEmpty();
    }
}
