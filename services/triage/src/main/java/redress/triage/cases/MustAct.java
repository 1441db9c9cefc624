package redress.triage.cases;

import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;

/** Who has to do something for a case to move on, and what follows if nobody does. */
public enum MustAct {
    OFFICER,
    BODY,
    PANEL,
    BOTH_SIDES,
    NOBODY;

    public static MustAct in(Stage stage) {
        return switch (stage) {
            case ACKNOWLEDGEMENT, TRIAGE, PANEL, REMEDY, OUTCOME, CLOSING -> OFFICER;
            case REPLY -> BODY;
            case MEDIATION -> PANEL;
            case AGREEMENT -> BOTH_SIDES;
            case CLOSED, UNKNOWN -> NOBODY;
        };
    }

    /** The process file says the same; a test holds them together. A body's silence must not stop a case. */
    public static MissedEffect ifMissed(Stage stage) {
        return switch (stage) {
            case REPLY -> MissedEffect.WENT_ON;
            case CLOSING -> MissedEffect.CLOSED;
            default -> MissedEffect.ESCALATED;
        };
    }
}
