package redress.portal.linkmail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import redress.platform.problems.Refusal;

/**
 * Sends mails of one kind, one after the other, apart from the requests that asked for them, so that the time of an answer tells nothing.
 * One that cannot be sent is not tried again: the person asks for another. The address is forgotten with the mail.
 */
public final class MailQueue {

    private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);
    static final int MOST_WAITING = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ThreadPoolExecutor sender;
    private final Duration patience;
    private final String kind;
    private final String from;
    private final JavaMailSender mail;

    /** What is written in a mail. */
    public record Letter(String subject, String text) {}

    /** @param kind for the mail's header and the log, such as {@code sign-in} */
    public MailQueue(String kind, String from, JavaMailSender mail) {
        this(kind, from, mail, PATIENCE);
    }

    MailQueue(String kind, String from, JavaMailSender mail, Duration patience) {
        this.patience = patience;
        this.kind = kind;
        this.from = from;
        this.mail = mail;
        this.sender = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> new Thread(task, kind + "-mail"));
    }

    /**
     * @param letter written when its turn has come
     * @param notSent done when the mail could not be sent
     */
    public void send(String email, Supplier<Letter> letter, Runnable notSent) {
        try {
            sender.execute(() -> sendNow(email, letter, notSent));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many mails wait: one of kind {} was dropped", kind);
            notSent.run();
        }
    }

    /** Whether the next one would be dropped. */
    public boolean isFull() {
        return sender.getQueue().remainingCapacity() == 0;
    }

    /** What still waits after a few seconds is not sent: by then the store may be closed. */
    public void close() {
        sender.shutdown();
        try {
            if (!sender.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn(
                        "The portal ends; {} mails of kind {} were not sent",
                        sender.shutdownNow().size(),
                        kind);
            }
        } catch (InterruptedException ending) {
            sender.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void sendNow(String email, Supplier<Letter> letter, Runnable notSent) {
        try {
            mail.send(message(email, letter.get()));
        } catch (MailException | MessagingException | DataAccessException | Refusal failed) {
            LOG.warn(
                    "A mail of kind {} could not be sent: {}",
                    kind,
                    failed.getClass().getSimpleName());
            notSent.run();
        }
    }

    private MimeMessage message(String email, Letter letter) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper text = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        text.setFrom(from);
        text.setTo(email);
        text.setSubject(letter.subject());
        text.setText(letter.text());
        message.setHeader("X-Redress-Notice", kind);
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
