package redress.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import redress.notification.routing.NoticeRoute;
import redress.notification.routing.Recipient;
import redress.notification.routing.RoutingTableSamples;
import redress.notification.templates.TemplateSamples;
import redress.notification.templates.Templates;

/** {@code docs/notices.md} is what the routing table and the templates say. Write it anew with {@code -Dredress.docs.update=true}. */
class NoticesDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "notices.md");

    private final Templates templates = TemplateSamples.templates();

    @Test
    void isUpToDate() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("redress.docs.update")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT).hasContent(expected);
    }

    private String document() {
        StringBuilder text = new StringBuilder("""
                # Notices

                Generated from `services/notification/src/main/resources/notification`: who is told of which event, with which template.
                Do not edit; run the tests of notification with `-Dredress.docs.update=true`.

                Every notice lies in the recipient's inbox in the portal, which is the channel that counts; a reporter sees the same on the
                follow-up page. A mail only says that there is news: a fixed subject with the public reference, what to do next, and a
                link. Of several rows of an event for one recipient, the first whose condition holds counts. For an anonymous reporter
                nobody is told, and a body hears of a case only once triage has put it to the body. No mail is ever sent twice. Where a
                day that a mail names may become later, because the public holidays up to it are not known yet, the mail says so. Every mail
                that is under a Compact names it, and every mail about an open case says by when its next step is due and what happens
                otherwise, to those whom that step concerns (`due.yml`).

                What may wait goes into one mail a day for each person, where there is more than one: unless the case is urgent, the day
                comes before that mail does, or the person wants each at once. A person with a seat chooses this, and turns off what can
                be turned off, under Mails beside the cases. What was turned off, and a reminder that does not hold any more when its mail
                would leave, is in the ledger with the reason.

                | event | when | recipient | template | mail | subject |
                |---|---|---|---|---|---|
                """);
        for (NoticeRoute route : RoutingTableSamples.table().routes()) {
            text.append("| `")
                    .append(route.event().wireName())
                    .append("` | ")
                    .append(when(route))
                    .append(" | ");
            text.append(recipient(route.to()))
                    .append(" | `")
                    .append(route.template())
                    .append("`");
            if (route.otherwise() != null) {
                text.append(", or `").append(route.otherwise()).append("` to the officer where there is nobody");
            }
            text.append(" | ")
                    .append(route.mail() ? mail(route) : "no, inbox only")
                    .append(" | ");
            text.append(templates
                            .openSubject(route.template())
                            .replace("{", "*")
                            .replace("}", "*"))
                    .append(" |\n");
        }
        return text.toString();
    }

    private String mail(NoticeRoute route) {
        if (route.digest() != null) {
            return "yes; of too many in a day one `" + route.digest() + "` now and then";
        }
        List<String> mail = new ArrayList<>(List.of("yes"));
        if (templates.isLimited(route.template())) {
            mail.add("a few a day to one address");
        }
        if (route.daily()) {
            mail.add("may wait for the daily mail");
        }
        if (route.optional()) {
            mail.add("can be turned off");
        }
        return String.join("; ", mail);
    }

    private static String when(NoticeRoute route) {
        return route.when().entrySet().stream()
                .map(each -> each.getKey() + " is " + String.join(" or ", each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private static String recipient(Recipient recipient) {
        return switch (recipient) {
            case REPORTER -> "reporter";
            case OFFICER -> "Compact officers";
            case CHAIRS -> "chairs of both sectors";
            case BODY_CONTACT -> "the body's contacts";
            case ADMINISTRATOR -> "national administrators";
        };
    }
}
