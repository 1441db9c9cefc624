package redress.triage.cases;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import redress.events.codes.Stage;

/** What people may do with a case, and in which stages: the transition table. */
public enum CaseAction {
    ACKNOWLEDGEMENT("acknowledgement", EnumSet.of(Stage.ACKNOWLEDGEMENT)),
    TRIAGE("triage", EnumSet.of(Stage.TRIAGE)),
    REPLY("reply", EnumSet.of(Stage.REPLY)),
    PANEL("panel", EnumSet.of(Stage.PANEL)),
    MEDIATION("mediation", EnumSet.of(Stage.MEDIATION)),
    AGREEMENT("agreement", EnumSet.of(Stage.AGREEMENT)),
    /** Recording what became of one promised action; the last one ends the stage. */
    RECORD_PROMISE("actions", EnumSet.of(Stage.REMEDY)),
    /** Recording the outcome, or correcting it; it may become known long after the case was closed. */
    OUTCOME("outcome", EnumSet.of(Stage.OUTCOME, Stage.CLOSING, Stage.CLOSED)),
    CLOSING("closing", EnumSet.of(Stage.CLOSING)),
    /** Where no panel can be formed, or one side does not sign: the outcome is recorded next, such as another way that was taken. */
    NO_AGREEMENT("no-agreement", EnumSet.of(Stage.PANEL, Stage.AGREEMENT)),
    /** Never changes the stage. */
    EXTERNAL_STEP("external-steps", EnumSet.complementOf(EnumSet.of(Stage.UNKNOWN)));

    private final String path;
    private final Set<Stage> stages;

    CaseAction(String path, Set<Stage> stages) {
        this.path = path;
        this.stages = stages;
    }

    /** The name in the API, and the last part of its address. */
    public String path() {
        return path;
    }

    public boolean possibleIn(Stage stage) {
        return stages.contains(stage);
    }

    public static List<CaseAction> in(Stage stage) {
        return Stream.of(values()).filter(action -> action.possibleIn(stage)).toList();
    }
}
