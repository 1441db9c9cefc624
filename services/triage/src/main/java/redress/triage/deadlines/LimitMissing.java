package redress.triage.deadlines;

import redress.events.codes.Stage;

/** A Compact names no limit for a stage that a case has entered. The register publishes one for every stage, so its data are wrong. */
public final class LimitMissing extends RuntimeException {
    LimitMissing(Stage stage) {
        super("There is no limit for the stage " + stage);
    }
}
