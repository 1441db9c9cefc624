package redress.portal.sharing;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import redress.platform.web.Refusal;
import redress.portal.pages.PortalProperties;

/**
 * Mails a reporter the link with which she carries on elsewhere. The address is forgotten as soon as the mail is off; one that cannot be sent
 * is not tried again. The link is made just before, so that the one before it works until then.
 */
@Component
class LinkMail implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LinkMail.class);
    private static final int MOST_WAITING = 200;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> new Thread(task, "draft-link-mail"));
    private final JavaMailSender mail;
    private final DraftLinks links;
    private final LinkLimits limits;
    private final PortalProperties properties;

    LinkMail(JavaMailSender mail, DraftLinks links, LinkLimits limits, PortalProperties properties) {
        this.mail = mail;
        this.links = links;
        this.limits = limits;
        this.properties = properties;
    }

    void send(String email, String draftKey) {
        try {
            sender.execute(() -> sendNow(email, draftKey));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many mails with links to drafts are waiting; one was dropped");
            limits.mayFollow(email);
        }
    }

    @Override
    public void destroy() {
        sender.shutdown();
    }

    private void sendNow(String email, String draftKey) {
        try {
            String link = links.make(DraftLinks.Kind.RESUME, draftKey);
            mail.send(message(email, properties.url() + "/report/carry-on?link=" + link));
        } catch (MailException | MessagingException | DataAccessException | Refusal failed) {
            LOG.warn(
                    "A mail with a link to a draft could not be sent: {}",
                    failed.getClass().getSimpleName());
            limits.mayFollow(email);
        }
    }

    private MimeMessage message(String email, String link) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper text = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        text.setFrom(properties.mailFrom());
        text.setTo(email);
        text.setSubject("Carry on with your report in Redress");
        text.setText("""
                Open this link on the device where you want to finish a report that you have begun in Redress:

                %s

                It works once, and for 7 days. Asking for another link ends this one.

                Anyone who has this link can read the report, change it and send it. Do not pass this mail on.

                If you did not ask for it, do nothing: somebody may have mistyped an address. We do not keep yours because of this mail.
                """.formatted(link));
        message.setHeader("X-Redress-Notice", "draft-link");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
