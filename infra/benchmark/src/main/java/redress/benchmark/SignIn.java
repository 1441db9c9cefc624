package redress.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Signs people in as they do it themselves: by the link in a mail. */
final class SignIn {

    private static final Pattern TOKEN = Pattern.compile("[?&]token=([A-Za-z0-9_-]+)");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Api api;
    private final Mails mails;

    SignIn(Api api, Mails mails) {
        this.api = api;
        this.mails = mails;
    }

    String as(String address) {
        String before = newestLink(address);
        api.post("/api/sign-in", null, Api.JSON.writeValueAsString(Map.of("email", address)));
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            String token = newestLink(address);
            if (token != null && !token.equals(before)) {
                return api.signIn(token);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IllegalStateException("No mail with a link to sign in came to " + address);
    }

    private @Nullable String newestLink(String address) {
        return mails.to(address).stream()
                .map(TOKEN::matcher)
                .filter(Matcher::find)
                .map(token -> token.group(1))
                .findFirst()
                .orElse(null);
    }
}
