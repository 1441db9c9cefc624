package redress.triage.view;

/** Who, of those to whom a case exists, sees a slice of it. */
public enum SeenBy {
    BY_ALL,
    /**
     * Not by the body where a reporter is confidential or did not agree to share the report: no fact, date, tie or words of an officer that
     * could point to the reporter.
     */
    BY_BODY_UNLESS_VEILED,
    /** Not by the body. */
    BY_STEERING_GROUP;

    /** @param viewer somebody to whom the case exists */
    public boolean allows(CaseViewer viewer) {
        return switch (this) {
            case BY_ALL -> true;
            case BY_BODY_UNLESS_VEILED -> !viewer.veiled();
            case BY_STEERING_GROUP -> !viewer.isBody();
        };
    }
}
