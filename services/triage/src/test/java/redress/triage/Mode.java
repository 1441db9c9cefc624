package redress.triage;

import java.util.List;
import java.util.stream.Stream;
import redress.events.codes.IdentityMode;

/** How a report came, as far as it decides what is shown; in the words of {@code docs/access.md}. */
enum Mode {
    SHARED("named and shared", IdentityMode.NAMED, true),
    NOT_SHARED("named, not shared", IdentityMode.NAMED, false),
    CONFIDENTIAL("confidential", IdentityMode.CONFIDENTIAL, true),
    ANONYMOUS("anonymous", IdentityMode.ANONYMOUS_EVIDENCE, false);

    /** Those of which the body may hear. */
    static final List<Mode> MEDIATED = List.of(SHARED, NOT_SHARED, CONFIDENTIAL);

    private final String words;
    final IdentityMode identity;
    final boolean shareWithBody;

    Mode(String words, IdentityMode identity, boolean shareWithBody) {
        this.words = words;
        this.identity = identity;
        this.shareWithBody = shareWithBody;
    }

    String words() {
        return words;
    }

    static Stream<Mode> all() {
        return Stream.of(values());
    }
}
