package redress.notification.routing;

/** The role in which somebody is told. */
public enum Recipient {
    /** Who filed the report; nobody when it was filed anonymously. */
    REPORTER,
    /** Who acts as the Compact's officer, as the register decides it. */
    OFFICER,
    /** Who acts as the Compact's chairs, as the register decides it. */
    CHAIRS,
    /** The body's contacts; nobody as long as the case has not been put to the body. */
    BODY_CONTACT,
    /** The national administrators. */
    ADMINISTRATOR
}
