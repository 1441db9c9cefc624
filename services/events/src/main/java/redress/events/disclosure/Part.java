package redress.events.disclosure;

/** A part of a report that is shown or kept back as a whole. */
public enum Part {
    /** The name of the group. */
    ORGANISATION,
    /** What else is known of the group: number, size, kind, whom it serves, postcode. */
    ORGANISATION_DETAILS,
    /** The person to contact, and how. */
    CONTACT,
    /** What happened, in the reporter's words. */
    ACCOUNT,
    /** The reporter's other words: the team, what was done already, what is wanted. */
    OTHER_TEXTS,
    /** Why the name should be withheld. */
    WHY_WITHHELD,
    /** The exact sum; its band is a code. */
    MONEY,
    /** Files as they were uploaded. */
    FILES_ORIGINAL,
    /** Files without what their properties say of who made them, and where. */
    FILES_STRIPPED,
    /** What else was filed, in codes, dates and numbers: the band of the money, how many people, what is wanted. */
    DETAILS,
    /** What the case shows of the report: the kind of breach, the undertakings, the connection, the dates. */
    CODES,
    /** The statement for the public body, in words that the reporter agreed to. */
    STATEMENT,
    /** Who may open the name, and each opening. */
    OPENINGS
}
