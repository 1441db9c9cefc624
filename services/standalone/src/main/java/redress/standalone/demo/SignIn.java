package redress.standalone.demo;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs people in by the link in their mail. */
final class SignIn {

    private static final Pattern LINK = Pattern.compile("[?&]token=([A-Za-z0-9_-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int LINKS_ASKED_FOR = 3;

    private final Client client;
    private final Witness witness;

    SignIn(Client client, Witness witness) {
        this.client = client;
        this.witness = witness;
    }

    /**
     * A link that does not come is asked for again, as a person would: one that was on its way when the system fell is not sent again.
     *
     * @return the token to call the APIs with
     */
    String as(String address) {
        Matcher token = LINK.matcher(mailTo(address).text());
        if (!token.find()) {
            throw new DemoFailed("the mail to " + address + " holds no link to sign in");
        }
        try {
            return client.signIn(token.group(1));
        } catch (Client.NoAnswer e) {
            return as(address); // the link works once, and may have been used
        }
    }

    private Mails.Mail mailTo(String address) {
        for (int asked = 0; asked < LINKS_ASKED_FOR; asked++) {
            client.again(() -> client.post("/api/sign-in", Map.of("email", address), Map.of()));
            Optional<Mails.Mail> mail = witness.awaitMail(address, "Sign in", PATIENCE);
            if (mail.isPresent()) {
                return mail.get();
            }
        }
        throw new DemoFailed("no mail with a link to sign in came to " + address);
    }
}
