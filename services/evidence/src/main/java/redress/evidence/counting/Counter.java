package redress.evidence.counting;

/** What is counted; each has one figure a code. The name is part of what is stored. */
public enum Counter {
    CASES,
    REGION,
    COMPACT,
    /** As reporters chose them. */
    UNDERTAKING,
    /** As triage found them touched. */
    UNDERTAKING_DECIDED,
    CATEGORY,
    IDENTITY_MODE,
    MONTH,
    TRIAGE_RESULT,
    SEVERITY,
    RULE_RESULT,
    /** Cases that stand in a stage now. */
    STAGE,
    /** How often a stage was left. */
    STAGE_LEFT,
    /** Seconds that cases stood in a stage that they have left. */
    STAGE_SECONDS,
    /** How often a stage was left within so many days, such as {@code REPLY:10} for more than 5 and up to 10; for the median. */
    STAGE_DAYS,
    DEADLINES_KEPT,
    DEADLINES_MISSED,
    EXTERNAL_STEP,
    AGREEMENTS,
    ACTION,
    OUTCOME,
    CLOSED,
    /** What has no counter of its own: the kind of event and its codes, such as {@code extension-changed:GRANTED}. */
    OTHER_STEP,
    NOTICES_DELIVERED,
    NOTICES_FAILED;

    /** The code of a counter that has only one figure. */
    public static final String ALL = "ALL";
}
