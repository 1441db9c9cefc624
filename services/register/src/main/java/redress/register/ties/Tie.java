package redress.register.ties;

/** What ties a person to a public body: now, or in the last three years. */
enum Tie {
    /** Works for it, or did. */
    EMPLOYEE,
    /** Sits on its board, or is one of its councillors, or did. */
    TRUSTEE,
    /** The person, or who they work for, gives it money. */
    FUNDER,
    /** The person, or who they work for, has money from it. */
    FUNDED_BY,
    /** Somebody close to the person has such a tie. */
    CLOSE_RELATION
}
