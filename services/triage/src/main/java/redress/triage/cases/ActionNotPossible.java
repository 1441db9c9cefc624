package redress.triage.cases;

import java.util.List;
import redress.events.codes.Stage;

/** The case stands in a stage in which this cannot be done. */
public final class ActionNotPossible extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final Stage stage;
    private final transient List<CaseAction> possible;

    ActionNotPossible(CaseAction refused, Stage stage) {
        super(refused + " is not possible in " + stage);
        this.stage = stage;
        this.possible = CaseAction.in(stage);
    }

    public Stage stage() {
        return stage;
    }

    /** What can be done instead. */
    public List<CaseAction> possible() {
        return possible;
    }
}
