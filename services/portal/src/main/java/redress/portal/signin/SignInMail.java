package redress.portal.signin;

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
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.stereotype.Component;
import redress.portal.pages.PortalProperties;

/**
 * Sends sign-in links, apart from the request that asked for one, so that the time of the answer tells nothing. A mail that cannot be
 * sent is not tried again: the person asks for another.
 */
@Component
class SignInMail implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SignInMail.class);
    private static final int MOST_WAITING = 200;
    private final ThreadPoolExecutor sender = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> new Thread(task, "sign-in-mail"));
    private final JavaMailSender mail;
    private final SignInTokens tokens;
    private final PortalProperties properties;

    SignInMail(JavaMailSender mail, SignInTokens tokens, PortalProperties properties) {
        this.mail = mail;
        this.tokens = tokens;
        this.properties = properties;
    }

    /** @param notSent done when the mail could not be sent */
    void send(String email, Runnable notSent) {
        try {
            sender.execute(() -> sendNow(email, notSent));
        } catch (RejectedExecutionException full) {
            LOG.warn("Too many sign-in mails are waiting; one was dropped");
            notSent.run();
        }
    }

    @Override
    public void destroy() {
        sender.shutdown();
    }

    private void sendNow(String email, Runnable notSent) {
        try {
            OneTimeToken token = tokens.generate(new GenerateOneTimeTokenRequest(email, SignInTokens.LASTS));
            mail.send(message(email, properties.url() + "/sign-in/confirm?token=" + token.getTokenValue()));
        } catch (MailException | MessagingException | DataAccessException failed) {
            LOG.warn("A sign-in mail could not be sent: {}", failed.getClass().getSimpleName());
            notSent.run();
        }
    }

    private MimeMessage message(String email, String link) throws MessagingException {
        MimeMessage message = mail.createMimeMessage();
        MimeMessageHelper text = new MimeMessageHelper(message, false, StandardCharsets.UTF_8.name());
        text.setFrom(properties.mailFrom());
        text.setTo(email);
        text.setSubject("Sign in to Redress");
        text.setText("""
                Use this link to sign in to Redress:

                %s

                It works once, and for 15 minutes. If you did not ask for it, do nothing.
                """.formatted(link));
        message.setHeader("X-Redress-Notice", "sign-in");
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }
}
