package redress.portal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.portal.drafts.Draft;
import redress.portal.pages.Words;
import tools.jackson.databind.json.JsonMapper;

class OutsideDeadlineTest {

    @ParameterizedTest
    @CsvSource({
        "2026-06-30, 2026-07-14, 2026-07-20, by 30 June 2027",
        ", 2026-07-14, 2026-07-20, by 14 July 2027",
        "2026-07-25, , 2026-07-20, by 20 July 2027",
        "2026-06-30, , , by 30 June 2027",
        ", , , within 12 months of when you knew"
    })
    void reckonsTheOmbudsmansTimeFromTheFirstDayOfNotice(
            @Nullable String notice, @Nullable String made, @Nullable String published, String when) {
        assertThat(when("Ombudsman", sent(notice, made, published))).isEqualTo(when);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-14, 2026-07-20, 'promptly, and by 14 October 2026 at the latest'",
        ", 2026-07-20, 'promptly, and by 20 October 2026 at the latest'",
        ", , 'promptly, and at the latest 3 months after the decision'"
    })
    void reckonsJudicialReviewFromTheDecision(@Nullable String made, @Nullable String published, String when) {
        assertThat(when("Judicial review", sent("2026-06-30", made, published))).isEqualTo(when);
    }

    @Test
    void takesTheLastDayForJudicialReviewThatTheReporterWasTold() {
        assertThat(when(
                        "Judicial review",
                        new Draft.Sent(
                                "CB-7K2M-Q4TX",
                                "R",
                                Instant.EPOCH,
                                false,
                                0,
                                null,
                                "2026-07-14",
                                null,
                                null,
                                "2026-08-25",
                                null)))
                .isEqualTo("promptly, and by 25 August 2026 at the latest");
    }

    @Test
    void readsWhatAnOlderPortalStored() {
        Draft kept = new JsonMapper()
                .readValue(
                        "{\"typed\":{},\"evidence\":[],\"sending\":false,\"refusals\":[],\"sent\":{\"reference\":\"CB-7K2M-Q4TX\",\"receipt\":\"R\",\"submittedAt\":\"2026-11-23T10:00:00Z\","
                                + "\"anonymous\":false,\"decisionMade\":\"2026-07-14\",\"callInCloses\":null}}",
                        Draft.class);
        assertThat(kept.sent()).isNotNull();
        assertThat(when("Ombudsman", kept.sent())).isEqualTo("by 14 July 2027");
    }

    private static Draft.Sent sent(@Nullable String notice, @Nullable String made, @Nullable String published) {
        return new Draft.Sent("CB-7K2M-Q4TX", "R", Instant.EPOCH, false, 0, notice, made, published, null, null, null);
    }

    private static String when(String route, Draft.Sent sent) {
        return OutsideDeadline.of(sent, new Words()).stream()
                .filter(c -> c.route().equals(route))
                .findFirst()
                .orElseThrow()
                .when();
    }
}
