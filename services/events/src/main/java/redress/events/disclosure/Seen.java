package redress.events.disclosure;

import redress.events.intake.Consents;

/** Whether a part is shown. */
public enum Seen {
    NEVER,
    ALWAYS,
    /** Only if the reporter agreed that what she wrote is shown to the steering group. */
    IF_SHARED_WITH_STEERING_GROUP,
    /** Only if the reporter agreed that what she wrote is shown to the public body. */
    IF_SHARED_WITH_BODY;

    public boolean under(Consents consents) {
        return switch (this) {
            case NEVER -> false;
            case ALWAYS -> true;
            case IF_SHARED_WITH_STEERING_GROUP -> consents.shareWithSteeringGroup();
            case IF_SHARED_WITH_BODY -> consents.shareWithBody();
        };
    }
}
