package redress.notification.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import redress.platform.formats.Formats;
import redress.testkit.stored.Golden;
import redress.testkit.stored.Mapping;

/** How inboxes are stored, and have been: by the driver itself. */
class InboxFormatTest {

    private static final int NEWEST = Formats.of(PersonInbox.class);

    private static final PersonInbox SAMPLE = new PersonInbox(
            "sample-thurrock-officer",
            2,
            List.of(
                    new InboxItem(
                            "notice-2",
                            "deadline-near",
                            "CB-7K2M-Q4TX",
                            "case-1",
                            Instant.parse("2026-03-31T10:00:00Z"),
                            LocalDate.of(2026, 4, 9),
                            true),
                    new InboxItem(
                            "notice-1",
                            "calendar-ending",
                            null,
                            null,
                            Instant.parse("2026-03-30T10:00:00Z"),
                            null,
                            false)));

    @Test
    void isStoredAsItsFormatSays() {
        sample(NEWEST).mustBe(Mapping.json(SAMPLE.stored()));
    }

    @Test
    void isReadInEachFormatWithNothingLost() {
        for (int format = 1; format <= NEWEST; format++) {
            PersonInbox read = PersonInbox.of(Document.parse(sample(format).text()));
            assertThat(Mapping.json(read.stored())).isEqualTo(sample(NEWEST).text());
        }
    }

    private static Golden sample(int format) {
        return Golden.of("inboxes", format, "sample.json");
    }
}
