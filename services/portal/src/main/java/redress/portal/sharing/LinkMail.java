package redress.portal.sharing;

import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import redress.platform.problems.Refusal;
import redress.portal.linkmail.MailQueue;
import redress.portal.linkmail.MailQueue.Letter;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Words;
import redress.portal.sharing.DraftLinks.Kind;

/**
 * Mails a reporter the link with which she carries on elsewhere. The link is made just before its mail is sent; where that fails, the one
 * before it works again.
 */
@Component
class LinkMail implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(LinkMail.class);

    private final MailQueue queue;
    private final DraftLinks links;
    private final LinkLimits limits;
    private final PortalProperties properties;
    private final Words words;

    /** @param former what was stored of the link before it, if there was one */
    private record Made(String link, Optional<StoredLink> former) {}

    LinkMail(JavaMailSender mail, DraftLinks links, LinkLimits limits, PortalProperties properties, Words words) {
        this.queue = new MailQueue("draft-link", properties.mailFrom(), mail);
        this.links = links;
        this.limits = limits;
        this.properties = properties;
        this.words = words;
    }

    void send(String email, String draftKey) {
        Locale language = words.language();
        AtomicReference<@Nullable Made> made = new AtomicReference<>();
        queue.send(
                email,
                () -> {
                    Optional<StoredLink> former = links.stored(Kind.RESUME, draftKey);
                    String link = links.make(Kind.RESUME, draftKey);
                    made.set(new Made(link, former));
                    return letter(link, language);
                },
                () -> {
                    limits.mayFollow(email);
                    putBack(made.get());
                });
    }

    /** Whether a mail would be dropped now, whatever its address. */
    boolean isFull() {
        return queue.isFull();
    }

    @Override
    public void destroy() {
        queue.close();
    }

    private void putBack(@Nullable Made made) {
        try {
            if (made != null) {
                links.putBack(made.link(), made.former());
            }
        } catch (DataAccessException | Refusal failed) {
            LOG.warn(
                    "The link before one that could not be mailed does not work any more: {}",
                    failed.getClass().getSimpleName());
        }
    }

    private Letter letter(String link, Locale language) {
        return new Letter(
                words.say(language, "sharing.mail.subject"),
                words.say(language, "sharing.mail.text", properties.url() + "/report/carry-on?link=" + link));
    }
}
