package redress.benchmark;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Signs people in as they do it themselves: by the link in a mail, read from the mailbox of standalone or from Mailpit. */
final class SignIn {

    private static final Pattern TOKEN = Pattern.compile("[?&]token=([A-Za-z0-9_-]+)");
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final Api api;
    private final @Nullable Api mailpit;

    /** @param mailpit null where the system has a mailbox of its own */
    SignIn(Api api, @Nullable Api mailpit) {
        this.api = api;
        this.mailpit = mailpit;
    }

    String as(String address) {
        String before = newestLink(address);
        api.post("/api/sign-in", null, Api.JSON.writeValueAsString(Map.of("email", address)));
        long end = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < end) {
            String token = newestLink(address);
            if (token != null && !token.equals(before)) {
                return api.post("/api/sign-in/token", null, Api.JSON.writeValueAsString(Map.of("token", token)))
                        .get("accessToken")
                        .asString();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
        throw new IllegalStateException("No mail with a link to sign in came to " + address);
    }

    private @Nullable String newestLink(String address) {
        if (mailpit == null) {
            for (JsonNode mail :
                    api.get("/api/mailbox?limit=20&to=" + address, null).get("items")) {
                Matcher token = TOKEN.matcher(mail.get("text").asString());
                if (token.find()) {
                    return token.group(1);
                }
            }
            return null;
        }
        for (JsonNode each : mailpit.get("/api/v1/messages?limit=50", null).get("messages")) {
            if (each.get("To").get(0).get("Address").asString().equals(address)) {
                JsonNode mail = mailpit.get("/api/v1/message/" + each.get("ID").asString(), null);
                Matcher token = TOKEN.matcher(mail.get("Text").asString());
                if (token.find()) {
                    return token.group(1);
                }
            }
        }
        return null;
    }
}
