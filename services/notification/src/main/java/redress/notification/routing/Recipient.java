package redress.notification.routing;

/** The role in which somebody is told. */
public enum Recipient {
    /** Who filed the report; nobody when it was filed anonymously. */
    REPORTER,
    /** The Compact's officers, or the national officers where a Compact has none. */
    OFFICER,
    /** The chairs of both sectors, or the national officers where a Compact has none. */
    CHAIRS,
    /** The body's contacts; nobody as long as the case has not been put to the body. */
    BODY_CONTACT,
    /** The national administrators. */
    ADMINISTRATOR
}
