package redress.portal.signin;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.stereotype.Component;
import redress.portal.linkmail.MailQueue;
import redress.portal.linkmail.MailQueue.Letter;
import redress.portal.pages.PortalProperties;

/** Mails the links with which people sign in. */
@Component
class SignInMail implements DisposableBean {

    private final MailQueue queue;
    private final SignInTokens tokens;
    private final PortalProperties properties;

    SignInMail(JavaMailSender mail, SignInTokens tokens, PortalProperties properties) {
        this.queue = new MailQueue("sign-in", properties.mailFrom(), mail);
        this.tokens = tokens;
        this.properties = properties;
    }

    /** @param notSent done when the mail could not be sent */
    void send(String email, Runnable notSent) {
        queue.send(email, () -> letter(email), notSent);
    }

    @Override
    public void destroy() {
        queue.close();
    }

    private Letter letter(String email) {
        OneTimeToken token = tokens.generate(new GenerateOneTimeTokenRequest(email, SignInTokens.LASTS));
        return new Letter("Sign in to Redress", """
                Use this link to sign in to Redress:

                %s

                It works once, and for 15 minutes. If you did not ask for it, do nothing.
                """.formatted(
                        properties.url() + "/sign-in/confirm?token=" + token.getTokenValue()));
    }
}
