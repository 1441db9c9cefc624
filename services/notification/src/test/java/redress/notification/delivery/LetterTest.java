package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.events.codes.Stage;
import redress.notification.due.CaseNow;
import redress.notification.due.SampleDue;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.routing.Recipient;
import redress.notification.templates.TemplateSamples;

/** What mails say of who, which Compact, by when, and what happens otherwise. */
class LetterTest {

    private static final Instant NOW = Instant.parse("2026-04-07T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-04-30T22:59:59Z");
    private static final String DAY = "Thursday 30 April 2026";
    private static final String COMPACT = "Thurrock Compact";

    private final LetterWriter writer = new LetterWriter(
            TemplateSamples.templates(),
            SampleDue.words(),
            new LetterProperties("redress@redress.example", "redress.example", "https://redress.example"));

    /** Each mail whose reader has to do something by a day, with the stage in which the case stands when it leaves. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            case-new              | OFFICER      | ACKNOWLEDGEMENT | acknowledged by the end of     | chairs are notified
            body-notice           | BODY_CONTACT | REPLY           | reply is due by the end of     | goes on to a panel
            body-without-contact  | OFFICER      | REPLY           | reply is due by the end of     | goes on to a panel
            reply-due             | BODY_CONTACT | REPLY           | reply is due by the end of     | goes on to a panel
            extension-asked       | OFFICER      | REPLY           | reply is due by the end of     | goes on to a panel
            extension-asked       | CHAIRS       | REPLY           | reply is due by the end of     | goes on to a panel
            extension-decided     | BODY_CONTACT | REPLY           | reply is due by the end of     | goes on to a panel
            deadline-near         | OFFICER      | TRIAGE          | is due by the end of           | chairs are notified
            deadline-near         | CHAIRS       | PANEL           | is due by the end of           | chairs are notified
            deadline-near         | OFFICER      | MEDIATION       | is due by the end of           | chairs are notified
            deadline-near         | OFFICER      | OUTCOME         | is due by the end of           | chairs are notified
            deadline-near         | OFFICER      | CLOSING         | is due by the end of           | closed without you
            deadline-moved        | BODY_CONTACT | REPLY           | is now due by the end of       | goes on to a panel
            deadline-certain      | OFFICER      | REMEDY          | is due by the end of           | chairs are notified
            agreement-due         | BODY_CONTACT | AGREEMENT       | sign them by the end of        | chairs are notified
            agreement-due         | REPORTER     | AGREEMENT       | sign them by the end of        | chairs are notified
            agreement-reached     | BODY_CONTACT | REMEDY          | are to be done by the end of   | chairs are notified
            actions-due           | BODY_CONTACT | REMEDY          | are to be done by the end of   | chairs are notified
            case-acknowledged     | REPORTER     | TRIAGE          | be decided by the end of       | chairs of the steering group
            case-accepted         | REPORTER     | REPLY           | reply is due by the end of     | goes on to a panel
            """)
    void nameTheCompactTheDayAndWhatHappensOtherwise(
            String template, Recipient role, Stage stage, String by, String otherwise) {
        String text = text(notice(template, role, LocalDate.of(2026, 4, 30)), now(stage, DUE));
        assertThat(text).contains(by + " " + DAY + ".").contains(otherwise).contains("Compact: " + COMPACT);
        assertThat(text.split(DAY, -1)).as("named once").hasSize(2);
    }

    @Test
    void sayNothingOfADayToThoseWhomTheStepDoesNotConcern() {
        assertThat(text(notice("outcome-change", Recipient.REPORTER, null), now(Stage.CLOSING, DUE)))
                .doesNotContain("2026");
    }

    @Test
    void sayNothingOfADayThatIsOverOrNotKnown() {
        Notice notice = notice("body-notice", Recipient.BODY_CONTACT, null);
        assertThat(text(notice, now(Stage.REPLY, NOW.minusSeconds(1)))).doesNotContain("2026");
        assertThat(text(notice, now(Stage.CLOSED, null))).doesNotContain("2026");
        assertThat(text(notice, (CaseNow) null)).doesNotContain("2026");
    }

    /** It would be about another step than the mail. */
    @Test
    void sayNothingBesideTheirOwnDayOnceAnotherStepIsOpen() {
        String text =
                text(notice("extension-asked", Recipient.OFFICER, LocalDate.of(2026, 4, 29)), now(Stage.PANEL, DUE));
        assertThat(text).contains("Wednesday 29 April 2026").doesNotContain(DAY, "If it is not");
    }

    /** The body has replied, and the panel is to be formed by the very day of the reply. */
    @Test
    void areNotWrittenOfAStepThatWasTakenWhereTheNextIsDueOnTheSameDay() {
        LocalDate day = LocalDate.of(2026, 4, 30);
        assertThat(lapse(notice("reply-due", Recipient.BODY_CONTACT, day))).contains(CaseNow.Lapse.NO_LONGER_DUE);
        assertThat(lapse(notice("deadline-near", Recipient.OFFICER, day))).isEmpty();
    }

    private Optional<CaseNow.Lapse> lapse(Notice notice) {
        Map<String, CaseNow> cases = Map.of("case-1", now(Stage.PANEL, DUE));
        return writer.lapse(notice, new Matters.Matter(Optional.empty(), null, cases, List.of()), NOW);
    }

    @Test
    void sayThatADayThatTriageNamesMayBeLater() {
        Notice notice = notice("body-notice", Recipient.BODY_CONTACT, null);
        assertThat(text(notice, new CaseNow("case-1", Stage.REPLY, DUE, true))).contains("may be later");
        assertThat(text(notice, now(Stage.REPLY, DUE))).doesNotContain("may be later");
    }

    @Test
    void tellOfEachReminderInADailyMail() {
        Notice one = notice("reply-due", Recipient.BODY_CONTACT, LocalDate.of(2026, 4, 30));
        Notice two = notice("deadline-near", Recipient.OFFICER, LocalDate.of(2026, 4, 29));
        Notice daily = Notice.daily("0".repeat(64), "daily-deadlines", List.of(one, two), NOW, NOW);
        String text = text(
                daily,
                new Matters.Matter(
                        Optional.of("x@y.example"),
                        null,
                        Map.of("case-1", now(Stage.REPLY, DUE)),
                        daily.parts().stream()
                                .map(part -> new Matters.Part(part, COMPACT))
                                .toList()));
        assertThat(text)
                .contains(
                        "Case CB-7K2M-Q4TX: reply by " + DAY + ". Without a reply by then the case goes on to a panel")
                .contains("Case CB-7K2M-Q4TX: due by Wednesday 29 April 2026. Compact: Thurrock Compact.")
                .contains("https://redress.example/cases")
                .doesNotContain("Reference:");
    }

    private static Notice notice(String template, Recipient role, @Nullable LocalDate dueOn) {
        return LedgerSamples.notice(
                "event-1",
                new Notice.About("case-1", "case-1", "report-1", "CB-7K2M-Q4TX", dueOn, null, "thurrock"),
                new Addressee(role, "somebody", "a/grant/here"),
                template,
                NOW);
    }

    private static CaseNow now(Stage stage, @Nullable Instant dueAt) {
        return new CaseNow("case-1", stage, dueAt, null);
    }

    private String text(Notice notice, @Nullable CaseNow itsCase) {
        return text(
                notice,
                new Matters.Matter(
                        Optional.of("x@y.example"),
                        COMPACT,
                        itsCase == null ? Map.of() : Map.of("case-1", itsCase),
                        List.of()));
    }

    private String text(Notice notice, Matters.Matter matter) {
        try {
            MimeMessage mail = writer.write(notice, "x@y.example", matter, Session.getInstance(new Properties()), NOW);
            return String.valueOf(
                    ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent());
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
