package redress.triage.rules;

/** A way out that the Compact itself allows, so that an undertaking not kept to the letter can still be accounted for. */
public enum Escape {
    /** The body explained why it consulted for a shorter time or informally, or why not at all (2.4). */
    SHORTER_PERIOD_EXPLAINED,
    /** The body claimed exceptional circumstances and gave its reason (4.4). */
    EXCEPTIONAL_CIRCUMSTANCES,
    /** The body claimed that the decision could not wait for an assessment (4.2). */
    URGENCY
}
