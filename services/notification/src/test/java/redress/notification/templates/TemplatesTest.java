package redress.notification.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.notification.routing.Recipient;
import redress.notification.routing.Route;
import redress.notification.routing.RoutingTableSamples;

class TemplatesTest {

    private final Templates templates = new Templates();

    @Test
    void sayNoMoreThanReferenceDateAndFixedWords() {
        for (String name : templates.names()) {
            assertThat(templates.openSubject(name)).contains("{reference}");
            Text text = write(name);
            String fixed = text.subject() + text.plain() + text.html();
            assertThat(fixed)
                    .as(name)
                    .matches(Pattern.compile("[\\x20-\\x7e\\n]*"))
                    .doesNotContain("{");
            assertThat(text.subject()).hasSizeLessThan(78).contains("CB-7K2M-Q4TX");
            assertThat(text.plain()).contains("What to do next\n* ").contains("https://redress.example/cases/1");
            assertThat(text.html()).contains("href=\"https://redress.example/cases/1\"");
        }
    }

    @Test
    void areAllUsed() {
        Set<String> used = RoutingTableSamples.table().routes().stream()
                .flatMap(route -> java.util.stream.Stream.of(
                        route.template(), route.otherwise() == null ? route.template() : route.otherwise()))
                .collect(Collectors.toSet());
        assertThat(templates.names()).isEqualTo(used);
        assertThat(RoutingTableSamples.table().routes())
                .extracting(Route::template)
                .isNotEmpty();
    }

    @Test
    void sendDeadlineRemindersRatherTwiceThanNever() {
        for (String name : templates.names()) {
            boolean reminder = Set.of("reply-due", "agreement-due", "actions-due", "deadline-near", "deadline-missed")
                    .contains(name);
            assertThat(templates.policy(name)).isEqualTo(reminder ? Policy.AT_LEAST_ONCE : Policy.AT_MOST_ONCE);
        }
    }

    /** The follow-up page shows stage, deadline, what has happened and the outcomes in a few words each. */
    @Test
    void sendReportersToTheOfficerForWhatTheirPageDoesNotShow() {
        Pattern notShown = Pattern.compile("\\b(why|agreement|terms|routes|last days|turn|learned)\\b");
        RoutingTableSamples.table().routes().stream()
                .filter(route -> route.to() == Recipient.REPORTER)
                .map(Route::template)
                .forEach(name -> assertThat(write(name)
                                .plain()
                                .lines()
                                .filter(line -> line.startsWith("* ")
                                        && notShown.matcher(line).find()))
                        .as(name)
                        .allMatch(line -> line.contains("Compact officer")));
    }

    @Test
    void nameTheDayInWords() {
        assertThat(templates.subject("reply-due", "CB-7K2M-Q4TX", LocalDate.of(2026, 3, 31)))
                .isEqualTo("Case CB-7K2M-Q4TX: reply by 31 March 2026");
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
                        .write("case-new", "CB-7K2M-Q4TX", null, "<i>", "https://redress.example/\"><script>")
                        .html())
                .doesNotContain("<script>", "<i>");
    }

    private Text write(String name) {
        return templates.write(
                name,
                "CB-7K2M-Q4TX",
                LocalDate.of(2026, 3, 31),
                "Sign in to see it:",
                "https://redress.example/cases/1");
    }
}
