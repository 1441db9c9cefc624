package redress.portal.sessions;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import redress.portal.tokens.Account;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is sealed in a {@link StoredSession}, of which it is a part: another shape of it is another format of the session.
 *
 * @param signOuts null in the first format, which had none
 * @param until when the sign-in ends in any case, in seconds
 */
record SessionContent(
        String personId, String name, @Nullable Integer signOuts, long until) {

    private static final JsonMapper JSON = new JsonMapper();

    static SessionContent of(Account person, Instant until) {
        return new SessionContent(person.personId(), person.name(), person.signOuts(), until.getEpochSecond());
    }

    /** Empty for what cannot be read. */
    static Optional<SessionContent> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, SessionContent.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    String written() {
        return JSON.writeValueAsString(this);
    }

    Instant ends() {
        return Instant.ofEpochSecond(until);
    }

    /** How often all sign-ins of the person had been ended when this one began. */
    int endedBefore() {
        return signOuts == null ? 0 : signOuts;
    }

    /** Shows no name, also in logs. */
    @Override
    public String toString() {
        return "SessionContent[" + personId + "]";
    }
}
