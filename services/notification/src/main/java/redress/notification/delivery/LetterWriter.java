package redress.notification.delivery;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Component;
import redress.notification.ledger.Notice;
import redress.notification.routing.Recipient;
import redress.notification.templates.Templates;
import redress.notification.templates.Text;

/**
 * Writes the mail of a notice. The same notice has the same Message-ID whenever it is written, and says to machines that nobody
 * wrote it, so that no answering machine answers.
 */
@Component
final class LetterWriter {

    private static final String PROVE = "Open this page with your reference and your receipt:";
    private static final String SIGN_IN = "Sign in to see it:";

    private final Templates templates;
    private final LetterProperties properties;

    LetterWriter(Templates templates, LetterProperties properties) {
        this.templates = templates;
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

    /** @throws SafeText.Unsafe if the address or the reference must not stand in a header */
    MimeMessage write(Notice notice, String address, Session session, Instant sentAt) {
        if (!SafeText.isAddress(address)) {
            throw new SafeText.Unsafe();
        }
        Text text = text(notice);
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

    private Text text(Notice notice) {
        boolean reporter = notice.addressee().role() == Recipient.REPORTER;
        String caseId = notice.about().caseId();
        String path = reporter ? "/follow-up" : caseId == null ? home(notice) : "/cases/" + caseId;
        try {
            return templates.write(
                    notice.template(),
                    notice.about().reference(),
                    notice.about().dueOn(),
                    Boolean.TRUE.equals(notice.about().provisional()),
                    notice.owedSince(),
                    reporter ? PROVE : SIGN_IN,
                    properties.portalUrl() + path);
        } catch (IllegalArgumentException e) {
            throw new SafeText.Unsafe();
        }
    }

    private static String home(Notice notice) {
        return notice.addressee().role() == Recipient.ADMINISTRATOR ? "/cases/news" : "/cases";
    }

    private static MimeMultipart body(Text text) throws MessagingException {
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
