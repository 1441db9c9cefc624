package redress.notification.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.events.EventType;
import redress.notification.routing.NoticeRoute;
import redress.notification.routing.Recipient;
import redress.notification.routing.RoutingTableSamples;

class TemplatesTest {

    private static final Set<String> NOT_ABOUT_ONE_REPORT = Set.of("calendar-ending", "new-reports", "daily-deadlines");

    private static final Instant SINCE = Instant.parse("2026-03-31T10:00:00Z");

    private final Templates templates = TemplateSamples.templates();

    @Test
    void sayNoMoreThanReferenceDateAndFixedWords() {
        for (String name : templates.names()) {
            assertThat(templates.openSubject(name).contains("{reference}"))
                    .as(name)
                    .isNotEqualTo(NOT_ABOUT_ONE_REPORT.contains(name));
            NoticeText text = write(name);
            String fixed = text.subject() + text.plain() + text.html();
            assertThat(fixed)
                    .as(name)
                    .matches(Pattern.compile("[\\x20-\\x7e\\n]*"))
                    .doesNotContain("{");
            assertThat(text.subject()).hasSizeLessThan(78);
            assertThat(text.plain()).contains("CB-7K2M-Q4TX");
            assertThat(text.plain()).contains("What to do next\n* ").contains("https://redress.example/cases/1");
            assertThat(text.html()).contains("href=\"https://redress.example/cases/1\"");
        }
    }

    @Test
    void areAllUsed() {
        Set<String> used = RoutingTableSamples.table().routes().stream()
                .flatMap(route -> java.util.stream.Stream.of(
                        route.template(),
                        route.otherwise() == null ? route.template() : route.otherwise(),
                        route.digest() == null ? route.template() : route.digest()))
                .collect(Collectors.toSet());
        used.add("daily-deadlines"); // that of the rows which may wait for a daily mail
        assertThat(templates.names()).isEqualTo(used);
        assertThat(RoutingTableSamples.table().routes())
                .extracting(NoticeRoute::template)
                .isNotEmpty();
    }

    @Test
    void sayThatADayMayBeLater() {
        NoticeText text = templates.write(
                "reply-due",
                new Filling("CB-7K2M-Q4TX", null, LocalDate.of(2029, 1, 3), true, SINCE, List.of(), List.of()),
                "Sign in to see it:",
                "https://redress.example");
        assertThat(text.plain()).contains("may be later: the public holidays up to it are not known yet");
        assertThat(text.html()).contains("may be later: the public holidays up to it are not known yet");
        assertThat(write("reply-due").plain()).doesNotContain("may be later");
    }

    /** What reminds of one step alone is not sent once another is open. */
    @Test
    void sayOfWhichStepTheyRemind() {
        RoutingTableSamples.table().routes().stream()
                .filter(route -> route.event() == EventType.CASE_DEADLINE_NEAR && route.to() == Recipient.BODY_CONTACT)
                .forEach(route -> assertThat(Set.of(String.valueOf(templates.step(route.template()))))
                        .as(route.template())
                        .isEqualTo(route.when().get("stage")));
    }

    @Test
    void limitReceiptsAlone() {
        assertThat(templates.names().stream().filter(templates::isLimited)).containsExactly("report-receipt");
    }

    @Test
    void needNoReferenceWhereTheyAreNotAboutOneReport() {
        for (String name : NOT_ABOUT_ONE_REPORT) {
            NoticeText text = templates.write(
                    name,
                    Filling.of(null, null, LocalDate.of(2028, 12, 31), SINCE),
                    "Sign in to see it:",
                    "https://redress.example");
            assertThat(text.subject() + text.plain() + text.html())
                    .doesNotContain("null", "{", "Reference:", "Compact:");
        }
    }

    /** The follow-up page shows stage, deadline, what has happened and the outcomes in a few words each. */
    @Test
    void sendReportersToTheOfficerForWhatTheirPageDoesNotShow() {
        Pattern notShown = Pattern.compile("\\b(why|agreement|terms|routes|last days|turn|learned)\\b");
        RoutingTableSamples.table().routes().stream()
                .filter(route -> route.to() == Recipient.REPORTER)
                .map(NoticeRoute::template)
                .forEach(name -> assertThat(write(name)
                                .plain()
                                .lines()
                                .filter(line -> line.startsWith("* ")
                                        && notShown.matcher(line).find()))
                        .as(name)
                        .allMatch(line -> line.contains("Compact officer")));
    }

    @Test
    void nameTheCompactInEachMailThatIsUnderOne() {
        for (String name : templates.names()) {
            NoticeText text = write(name);
            assertThat(text.plain()).as(name).contains("\nCompact: Thurrock Compact\n");
            assertThat(text.html()).as(name).contains("<p>Compact: Thurrock Compact</p>");
        }
        assertThat(write("body-notice").plain()).contains("under the Thurrock Compact:");
        assertThat(templates
                        .write(
                                "body-notice",
                                Filling.of("CB-7K2M-Q4TX", null, null, SINCE),
                                "Sign in:",
                                "https://x.example")
                        .plain())
                .contains("under the Compact of your area:")
                .doesNotContain("Compact: ");
    }

    /** What is filled in is filled in once: a name is not looked through for places. */
    @Test
    void takeNoPlaceOutOfAName() {
        assertThat(templates
                        .write(
                                "body-notice",
                                Filling.of("CB-7K2M-Q4TX", "{reference} {{link}}", null, SINCE),
                                "Sign in:",
                                "https://x.example")
                        .plain())
                .contains("Compact: {reference} {{link}}");
    }

    @Test
    void nameTheDayInWords() {
        assertThat(templates.subject("reply-due", "CB-7K2M-Q4TX", LocalDate.of(2026, 3, 31)))
                .isEqualTo("Case CB-7K2M-Q4TX: reply by Tuesday 31 March 2026");
    }

    @Test
    void takeNoReferenceThatIsNone() {
        for (String reference : new String[] {"CB-1\r\nBcc: a@b.example", "<b>", "CB-7K2M-Q4TX\u760d", ""}) {
            assertThatIllegalArgumentException().isThrownBy(() -> templates.subject("case-new", reference, null));
        }
    }

    @Test
    void escapeWhatStandsInHtml() {
        assertThat(templates
                        .write(
                                "case-new",
                                Filling.of("CB-7K2M-Q4TX", "<b>Compact</b>", null, SINCE)
                                        .withDue(List.of("<u>"), false)
                                        .withLines(List.of("<s>")),
                                "<i>",
                                "https://redress.example/\"><script>")
                        .html())
                .doesNotContain("<script>", "<i>", "<b>", "<u>", "<s>");
    }

    private NoticeText write(String name) {
        return templates.write(
                name,
                Filling.of("CB-7K2M-Q4TX", "Thurrock Compact", LocalDate.of(2026, 3, 31), SINCE),
                "Sign in to see it:",
                "https://redress.example/cases/1");
    }
}
