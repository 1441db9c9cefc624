package redress.notification.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import redress.notification.due.CaseNow;
import redress.notification.due.DueWords;
import redress.notification.ledger.Notice;
import redress.notification.routing.Recipient;
import redress.notification.templates.Filling;
import redress.notification.templates.NoticeText;
import redress.notification.templates.Templates;

/**
 * Writes the mail of a notice. The same notice has the same Message-ID whenever it is written, and says to machines that nobody
 * wrote it, so that no answering machine answers.
 */
@Component
final class LetterWriter {

    private final Templates templates;
    private final DueWords words;
    private final LetterProperties properties;

    LetterWriter(Templates templates, DueWords words, LetterProperties properties) {
        this.templates = templates;
        this.words = words;
        this.properties = properties;
        SafeText.header(properties.mailDomain());
        if (!SafeText.isAddress(properties.from())) {
            throw new IllegalStateException("redress.notification.from is not an address that may stand in a mail");
        }
    }

    /** Whether one address gets only a few such mails a day. */
    boolean isLimited(Notice notice) {
        return templates.names().contains(notice.template()) && templates.isLimited(notice.template());
    }

    /** Why the notice must not be sent any more; empty while what it says holds, or where triage does not know the case. */
    Optional<CaseNow.Lapse> lapse(Notice notice, Matters.Matter matter, Instant now) {
        CaseNow itsCase = matter.cases().get(String.valueOf(notice.about().caseId()));
        boolean lapses = templates.names().contains(notice.template()) && templates.lapses(notice.template());
        return itsCase != null && lapses
                ? itsCase.lapse(
                        templates.step(notice.template()), notice.about().dueOn(), now)
                : Optional.empty();
    }

    /** @throws SafeText.Unsafe if the address or the reference must not stand in a header */
    MimeMessage write(Notice notice, String address, Matters.Matter matter, Session session, Instant sentAt) {
        if (!SafeText.isAddress(address)) {
            throw new SafeText.Unsafe();
        }
        NoticeText text = text(notice, matter, sentAt);
        try {
            MimeMessage letter = new Numbered(session, "<" + notice.id() + "@" + properties.mailDomain() + ">");
            letter.setFrom(new InternetAddress(properties.from(), true));
            letter.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
            letter.setSubject(SafeText.header(text.subject()), "UTF-8");
            letter.setSentDate(Date.from(sentAt));
            letter.setHeader("Auto-Submitted", "auto-generated");
            letter.setHeader("X-Auto-Response-Suppress", "All");
            letter.setHeader("X-Redress-Notice", SafeText.header(notice.id()));
            letter.setContent(body(text));
            letter.saveChanges();
            return letter;
        } catch (MessagingException e) {
            throw new IllegalStateException("a letter could not be written", e);
        }
    }

    private NoticeText text(Notice notice, Matters.Matter matter, Instant now) {
        boolean reporter = notice.addressee().role() == Recipient.REPORTER;
        String caseId = notice.about().caseId();
        String path = reporter ? "/follow-up" : caseId == null ? home(notice) : "/cases/" + caseId;
        try {
            return templates.write(
                    notice.template(),
                    filling(notice, matter, now),
                    templates.way(reporter),
                    properties.portalUrl() + path);
        } catch (IllegalArgumentException e) {
            throw new SafeText.Unsafe();
        }
    }

    private Filling filling(Notice notice, Matters.Matter matter, Instant now) {
        Notice.About about = notice.about();
        Filling plain = new Filling(
                about.reference(),
                matter.compact(),
                about.dueOn(),
                about.dueOn() != null && Boolean.TRUE.equals(about.provisional()),
                notice.owedSince(),
                List.of(),
                List.of());
        if (!matter.parts().isEmpty()) {
            return plain.withLines(matter.parts().stream()
                    .map(part -> line(part, matter.cases(), now))
                    .toList());
        }
        CaseNow itsCase = matter.cases().get(String.valueOf(about.caseId()));
        LocalDate dueOn = itsCase == null ? null : itsCase.dueOn(now).orElse(null);
        if (itsCase == null || dueOn == null) {
            return plain;
        }
        boolean named = templates.namesItsDay(notice.template());
        if (named && !dueOn.equals(about.dueOn())) {
            return plain; // it tells of another step than the one that is open by now
        }
        List<String> due = sentences(itsCase, dueOn, notice.addressee().role(), named);
        return plain.withDue(due, !named && !due.isEmpty() && itsCase.mayBeLater());
    }

    /** What a daily mail says of one notice: what its own mail would have in its subject, and what happens otherwise. */
    private String line(Matters.Part part, Map<String, CaseNow> cases, Instant now) {
        Notice.About about = part.of().about();
        List<String> line = new ArrayList<>();
        line.add(templates.subject(part.of().template(), about.reference(), about.dueOn()) + ".");
        CaseNow itsCase = cases.get(String.valueOf(about.caseId()));
        if (itsCase != null
                && itsCase.lapse(templates.step(part.of().template()), about.dueOn(), now)
                        .isEmpty()) {
            line.addAll(sentences(
                    itsCase,
                    itsCase.dueOn(now).orElseThrow(),
                    part.of().addressee().role(),
                    true));
        }
        if (Boolean.TRUE.equals(about.provisional())) {
            line.add(templates.mayBeLater());
        }
        if (part.compact() != null) {
            line.add(templates.under(part.compact()));
        }
        return String.join(" ", line);
    }

    private List<String> sentences(CaseNow itsCase, LocalDate dueOn, Recipient recipient, boolean named) {
        return words.of(itsCase.stage(), recipient, named).stream()
                .map(each -> templates.naming(each, dueOn))
                .toList();
    }

    private static String home(Notice notice) {
        return notice.addressee().role() == Recipient.ADMINISTRATOR ? "/cases/news" : "/cases";
    }

    private static MimeMultipart body(NoticeText text) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(text.plain(), "UTF-8", "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(text.html(), "UTF-8", "html");
        return new MimeMultipart("alternative", plain, html);
    }

    /** A message that keeps the Message-ID it was given. */
    private static final class Numbered extends MimeMessage {

        private final String messageId;

        Numbered(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }
}
