package redress.triage.cases;

import redress.events.codes.Stage;

/** The case stands where this cannot be done. */
public final class ActionNotPossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ActionNotPossible(Action action, Stage stage) {
        super("“" + action.path() + "” is not possible while the case stands in " + stage + ".");
    }

    ActionNotPossible(String why) {
        super(why);
    }
}
