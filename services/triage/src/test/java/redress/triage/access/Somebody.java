package redress.triage.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Those of whom {@code docs/access.md} says what they are in a case; each kind of person once. */
public enum Somebody {
    OFFICER("the Compact’s officer", "sample-thurrock-officer", "compact/thurrock/officer"),
    CHAIR("one of its chairs", "sample-thurrock-chair-vcs", "compact/thurrock/chair"),
    VICE_CHAIR("one of its vice-chairs", "sample-thurrock-vice-chair", "compact/thurrock/vice-chair"),
    SEATED("somebody of its pool with a seat on the panel of this case", "sample-thurrock-member-1", Somebody.POOL),
    WITHOUT_SEAT("somebody of its pool without a seat", "sample-thurrock-member-4", Somebody.POOL),
    NATIONAL(
            "the national officer, where nobody of the Compact’s own acts",
            "sample-national-officer",
            "national/england/officer"),
    NATIONAL_ELSEWHERE(
            "the national officer, where somebody of its own does",
            "sample-national-officer",
            "national/england/officer"),
    CONTACT(
            "somebody who speaks for the public body",
            "sample-thurrock-council-contact",
            "body/thurrock-council/contact"),
    TWO_HATS(
            "the same, who is also officer or vice-chair",
            "sample-thurrock-two-hats",
            "compact/thurrock/officer",
            "compact/thurrock/vice-chair",
            "body/thurrock-council/contact"),
    OTHER_COMPACT(
            "officer, chair or member of another Compact",
            "sample-essex-everything",
            "compact/essex/officer",
            "compact/essex/chair",
            "compact/essex/vice-chair",
            "compact/essex/member"),
    OTHER_BODY("somebody who speaks for another body", "sample-essex-council-contact", "body/essex-council/contact"),
    ANALYST(
            "the national analyst or administrator",
            "sample-national-analyst",
            "national/england/analyst",
            "national/england/admin");

    private static final String POOL = "compact/thurrock/member";

    private final String words;
    private final String personId;
    private final List<String> grants;

    Somebody(String words, String personId, String... grants) {
        this.words = words;
        this.personId = personId;
        this.grants = List.of(grants);
    }

    public String words() {
        return words;
    }

    public String personId() {
        return personId;
    }

    public List<String> grants() {
        return grants;
    }

    /** As the register answers; null for a person that is none of these. */
    public static @Nullable String storedGrants(String personId) {
        return Stream.of(values())
                .filter(who -> who.personId.equals(personId))
                .map(who -> "\"" + String.join("\",\"", who.grants) + "\"")
                .findFirst()
                .orElse(null);
    }

    /** Whether, beside them, somebody of the Compact's own acts. */
    boolean isBesideASteeringGroup() {
        return this != NATIONAL;
    }
}
