package redress.events.disclosure;

/** As whom somebody looks at a report. The first that fits counts, in the order BODY, OPENER, TIED, STEERING_GROUP, PANEL. */
public enum Viewer {
    /** Anyone with the reference and its receipt. */
    REPORTER,
    /** The one person who may open who reported, for as long as an opening lasts. */
    OPENER,
    /** The officer, the chairs and the vice-chairs of the Compact; the national officer where nobody of its own acts. */
    STEERING_GROUP,
    /** One of the steering group who has declared a tie to the public body. */
    TIED,
    /** Somebody with a seat on the panel of the case. */
    PANEL,
    /** Somebody who speaks for the public body, whatever else they may be; once the report was accepted. */
    BODY,
    /** Everybody else: other Compacts, other bodies, the national officers, analysts and administrators. */
    OTHERS
}
