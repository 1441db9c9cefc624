package redress.embedded.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redress.embedded.mail.EmbeddedMail.Mail;

class EmbeddedMailTest {

    @TempDir
    private Path folder;

    @Test
    void keepsMailsOverARestartTheNewestFirst() {
        try (EmbeddedMail mail = EmbeddedMail.start(folder, 0)) {
            send(mail, "a@sample.example", "one");
            send(mail, "b@sample.example", "two");
            send(mail, "a@sample.example", "three");
        }
        try (EmbeddedMail mail = EmbeddedMail.start(folder, 0)) {
            send(mail, "a@sample.example", "four");
            assertThat(mail.newest(null, 0, 10))
                    .extracting(Mail::subject)
                    .containsExactly("four", "three", "two", "one");
            assertThat(mail.newest("A@sample.example", 0, 2))
                    .extracting(Mail::subject)
                    .containsExactly("four", "three");
            assertThat(mail.newest("a@sample.example", 3, 10))
                    .extracting(Mail::subject)
                    .containsExactly("one");
            assertThat(mail.find(2))
                    .hasValueSatisfying(found -> assertThat(found.subject()).isEqualTo("two"));
            assertThat(mail.find(5)).isEmpty();
        }
    }

    @Test
    void datesMailsByTheClockThatItIsGiven() {
        Instant later = Instant.parse("2027-03-01T09:00:00Z");
        try (EmbeddedMail mail = EmbeddedMail.start(folder, 0)) {
            send(mail, "a@sample.example", "now");
            mail.dateBy(Clock.fixed(later, ZoneOffset.UTC));
            send(mail, "a@sample.example", "later");
            assertThat(mail.newest(null, 0, 2)).extracting(Mail::at).first().isEqualTo(later);
            assertThat(mail.newest(null, 0, 2)).extracting(Mail::at).last().isNotEqualTo(later);
        }
    }

    @Test
    void readsBothBodiesAndTheHeaders() throws Exception {
        try (EmbeddedMail mail = EmbeddedMail.start(folder, 0)) {
            Session session = GreenMailUtil.getSession(smtp(mail));
            MimeMessage message = new MimeMessage(session) {
                @Override
                protected void updateMessageID() throws jakarta.mail.MessagingException {
                    setHeader("Message-ID", "<n1@redress.example>");
                }
            };
            message.setFrom(new InternetAddress("from@sample.example"));
            message.setRecipient(RecipientType.TO, new InternetAddress("to@sample.example"));
            message.setSubject("Neuigkeiten – ‘news’", "UTF-8");
            message.setHeader("X-Redress-Notice", "n1");
            MimeBodyPart text = new MimeBodyPart();
            text.setText("There is news – sign in", "UTF-8");
            MimeBodyPart html = new MimeBodyPart();
            html.setContent("<p>There is news</p>", "text/html; charset=UTF-8");
            message.setContent(new MimeMultipart("alternative", text, html));
            Transport.send(message);

            assertThat(mail.newest("to@sample.example", 0, 1)).singleElement().satisfies(kept -> {
                assertThat(kept.noticeId()).isEqualTo("n1");
                assertThat(kept.messageId()).isEqualTo("<n1@redress.example>");
                assertThat(kept.subject()).isEqualTo("Neuigkeiten – ‘news’");
                assertThat(kept.text()).isEqualTo("There is news – sign in");
                assertThat(kept.html()).isEqualTo("<p>There is news</p>");
            });
        }
    }

    private static void send(EmbeddedMail mail, String to, String subject) {
        GreenMailUtil.sendTextEmail(to, "from@sample.example", subject, "Sample", smtp(mail));
    }

    private static ServerSetup smtp(EmbeddedMail mail) {
        return new ServerSetup(mail.port(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    }
}
