package redress.triage.moves;

import redress.events.codes.Stage;

/** The case stands in a stage in which this cannot be done. */
final class MoveNotPossible extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Stage stage;

    MoveNotPossible(Move<?> refused, Stage stage) {
        super(refused.name() + " is not possible in " + stage);
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }
}
