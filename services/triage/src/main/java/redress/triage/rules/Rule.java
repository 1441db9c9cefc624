package redress.triage.rules;

/**
 * The rules that can be checked by arithmetic, and where each comes from. Sources: the national Compact of 2010, whose undertakings 2.1
 * to 5.5 are cited by content; their numbers have not been checked against the printed text. {@code docs/rules.md} is made from this
 * table.
 */
enum Rule {
    CONSULTATION_LENGTH(
            "R-CONS-12W",
            "NC10-2.4",
            "A formal written consultation ran long enough",
            "closing day − opening day ≥ 84 days (12 weeks); no days where the report says that nobody was consulted",
            "the body explained the shorter or informal way, or why it did not consult",
            "Content: Compact Voice, 31 July 2012; number not verified"),
    CONSULTATION_EXPLAINED(
            "R-CONS-EXPL",
            "NC10-2.4",
            "A shorter, informal or missing consultation was explained",
            "an explanation was given",
            "none",
            "National Audit Office, January 2012, which found none for 54% of short consultations; number not verified"),
    NOTICE_LENGTH(
            "R-NOTICE-3M",
            "NC10-4.4",
            "Written notice of a change or an end came early enough",
            "effect ≥ the same day of the month, 3 months after the notice was received (the last day of a shorter month)",
            "exceptional circumstances were claimed and a reason given",
            "Content: Compact Voice, “Can they cut my funding?”; number not verified"),
    NOTICE_REASONED(
            "R-NOTICE-REASON",
            "NC10-4.4",
            "The notice gave reasons",
            "reasons were given",
            "none",
            "Content: Compact Voice, “Can they cut my funding?”; number not verified"),
    IMPACT_FIRST(
            "R-IMPACT-FIRST",
            "NC10-4.2",
            "The impact was assessed before the decision",
            "day of the assessment < day of the decision",
            "the body claimed urgency",
            "Content: Compact Advocacy Programme slides; number not verified"),
    EARLY_DISCUSSION(
            "R-EARLY-DISC",
            "NC10-4.3",
            "The body spoke with the group before it decided",
            "day of the decision − day of the first discussion ≥ 1 day",
            "none",
            "Content: Compact Advocacy Programme slides; number not verified");

    private final String id;
    private final String undertaking;
    private final String test;
    private final String threshold;
    private final String escape;
    private final String source;

    Rule(String id, String undertaking, String test, String threshold, String escape, String source) {
        this.id = id;
        this.undertaking = undertaking;
        this.test = test;
        this.threshold = threshold;
        this.escape = escape;
        this.source = source;
    }

    String id() {
        return id;
    }

    String undertaking() {
        return undertaking;
    }

    /** What the rule asks, as a sentence. */
    String test() {
        return test;
    }

    /** The national threshold, in words; what a Compact asks for itself is in {@link Thresholds}. */
    String threshold() {
        return threshold;
    }

    String escape() {
        return escape;
    }

    String source() {
        return source;
    }
}
