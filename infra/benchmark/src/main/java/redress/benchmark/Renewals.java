package redress.benchmark;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Tokens live for minutes: gives the latest in place of the one that came with the sign-in, and gets another in good time. */
final class Renewals {

    private static final long EVERY = Duration.ofMinutes(2).toNanos();

    private final Map<String, Latest> byFirst = new ConcurrentHashMap<>();

    private record Latest(String renewalToken, String token, long at) {}

    /**
     * @param signedIn what the sign-in answered
     * @return the token by which {@link #latest} knows it
     */
    String keep(JsonNode signedIn) {
        String first = signedIn.get("accessToken").asString();
        byFirst.put(first, latest(signedIn));
        return first;
    }

    /**
     * @param renew asks with a renewal token, and gives what is answered
     * @return the token itself where it is not known
     */
    String latest(String first, Function<String, JsonNode> renew) {
        Latest known = byFirst.get(first);
        if (known == null) {
            return first;
        }
        if (System.nanoTime() - known.at() > EVERY) {
            synchronized (this) {
                byFirst.replaceAll((each, old) ->
                        System.nanoTime() - old.at() > EVERY ? latest(renew.apply(old.renewalToken())) : old);
            }
        }
        return byFirst.get(first).token();
    }

    private static Latest latest(JsonNode answer) {
        return new Latest(
                answer.get("renewalToken").asString(), answer.get("accessToken").asString(), System.nanoTime());
    }
}
