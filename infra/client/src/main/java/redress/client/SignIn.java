package redress.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Signs people in as they do it themselves: by the link in a mail. A link that does not come is asked for again: one that was on its way
 * when the system fell is not sent again.
 */
public final class SignIn {

    private static final Pattern TOKEN = Pattern.compile("[?&]token=([A-Za-z0-9_-]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long PAUSE = Duration.ofMillis(100).toNanos();

    /** Another link goes to the same address only a minute after the last that was not used. */
    private static final int LINKS_ASKED_FOR = 4;

    private final Client client;
    private final Letters letters;
    private final Duration patience;

    /** Who sees the mails come. */
    public interface Letters {

        /** The newest mails to an address, the newest first. */
        List<Mail> to(String address);
    }

    public SignIn(Client client, Letters letters) {
        this(client, letters, PATIENCE);
    }

    /** @param patience for each of the four times that a link is asked for */
    public SignIn(Client client, Letters letters, Duration patience) {
        this.client = client;
        this.letters = letters;
        this.patience = patience;
    }

    /** @return a token to call the API with for as long as the sign-in lasts */
    public String as(String address) {
        for (int left = LINKS_ASKED_FOR; ; left--) {
            String token = link(address);
            try {
                return client.signIn(token);
            } catch (NoAnswer perhapsUsed) {
                if (left == 1) {
                    throw perhapsUsed;
                }
            }
        }
    }

    /** @return the token in the link that came */
    public String link(String address) {
        return link(address, () -> client.again(() -> client.post("/api/sign-in", Map.of("email", address), Map.of())));
    }

    /** @param ask makes the system send one, more than once where none comes */
    public String link(String address, Runnable ask) {
        Set<String> before = tokens(address).collect(Collectors.toSet());
        for (int asked = 0; asked < LINKS_ASKED_FOR; asked++) {
            ask.run();
            Patience left = new Patience(patience);
            while (!left.isOver()) {
                Optional<String> fresh =
                        tokens(address).filter(token -> !before.contains(token)).findFirst();
                if (fresh.isPresent()) {
                    return fresh.get();
                }
                left.spend(() -> LockSupport.parkNanos(PAUSE));
            }
        }
        throw new IllegalStateException("no mail with a link to sign in came to " + address);
    }

    private Stream<String> tokens(String address) {
        return letters.to(address).stream()
                .flatMap(mail -> TOKEN.matcher(mail.text()).results().limit(1))
                .map(link -> link.group(1));
    }
}
