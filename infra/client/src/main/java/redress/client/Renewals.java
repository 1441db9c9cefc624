package redress.client;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tools.jackson.databind.JsonNode;

/**
 * Tokens live for minutes: gives the latest in place of the one that came with the sign-in, and gets another in good time. Where that is
 * refused, or nobody answers, the one at hand stays: it says at its next use whether it is still taken.
 */
final class Renewals {

    private static final long EVERY = Duration.ofMinutes(2).toNanos();

    /** Whoever was away for a moment answers soon after. */
    private static final long AGAIN = Duration.ofSeconds(5).toNanos();

    private final Map<String, Latest> byFirst = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    private record Latest(String renewalToken, String token, long at) {}

    Renewals() {
        this(System::nanoTime);
    }

    Renewals(LongSupplier nanos) {
        this.nanos = nanos;
    }

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
     * Asks for this token alone: others may be of systems that are not there any more.
     *
     * @param renew asks with a renewal token, and gives what is answered
     * @return the token itself where it is not known
     */
    String latest(String first, Function<String, JsonNode> renew) {
        Latest latest = byFirst.computeIfPresent(
                first, (token, known) -> nanos.getAsLong() - known.at() > EVERY ? renewed(known, renew) : known);
        return latest == null ? first : latest.token();
    }

    /**
     * @param refused what was sent for it, and was not taken
     * @return the same where there is no other
     */
    String afterRefusal(String first, String refused, Function<String, JsonNode> renew) {
        Latest latest = byFirst.computeIfPresent(
                first, (token, known) -> known.token().equals(refused) ? renewed(known, renew) : known);
        return latest == null ? refused : latest.token();
    }

    private Latest renewed(Latest known, Function<String, JsonNode> renew) {
        try {
            return latest(renew.apply(known.renewalToken()));
        } catch (RuntimeException refused) {
            return new Latest(known.renewalToken(), known.token(), nanos.getAsLong() - EVERY + AGAIN);
        }
    }

    private Latest latest(JsonNode answer) {
        return new Latest(
                answer.get("renewalToken").asString(), answer.get("accessToken").asString(), nanos.getAsLong());
    }
}
