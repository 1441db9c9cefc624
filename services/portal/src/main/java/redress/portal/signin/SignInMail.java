package redress.portal.signin;

import java.util.Locale;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.security.authentication.ott.GenerateOneTimeTokenRequest;
import org.springframework.security.authentication.ott.OneTimeToken;
import org.springframework.stereotype.Component;
import redress.portal.linkmail.MailQueue;
import redress.portal.linkmail.MailQueue.Letter;
import redress.portal.pages.PortalProperties;
import redress.portal.pages.Words;

/** Mails the links with which people sign in. */
@Component
class SignInMail implements DisposableBean {

    private final MailQueue queue;
    private final SignInTokens tokens;
    private final PortalProperties properties;
    private final Words words;

    SignInMail(JavaMailSender mail, SignInTokens tokens, PortalProperties properties, Words words) {
        this.queue = new MailQueue("sign-in", properties.mailFrom(), mail);
        this.tokens = tokens;
        this.properties = properties;
        this.words = words;
    }

    /** @param notSent done when the mail could not be sent */
    void send(String email, Runnable notSent) {
        Locale language = words.language();
        queue.send(email, () -> letter(email, language), notSent);
    }

    @Override
    public void destroy() {
        queue.close();
    }

    private Letter letter(String email, Locale language) {
        OneTimeToken token = tokens.generate(new GenerateOneTimeTokenRequest(email, SignInTokens.LASTS));
        String link = properties.url() + "/sign-in/confirm?token=" + token.getTokenValue();
        return new Letter(words.say(language, "signin.mail.subject"), words.say(language, "signin.mail.text", link));
    }
}
