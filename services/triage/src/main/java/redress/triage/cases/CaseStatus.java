package redress.triage.cases;

import java.util.EnumSet;
import java.util.Set;
import redress.events.codes.MissedEffect;
import redress.events.codes.Stage;

/** The table of the stages: who must act, what is possible, and what follows when nobody acts in time. */
public enum CaseStatus {
    /** A person has yet to acknowledge the report; late, the chairs are told. */
    ACKNOWLEDGEMENT(MustAct.OFFICER, MissedEffect.ESCALATED, Action.ACKNOWLEDGEMENT),
    /** The route is being decided; late, the chairs are told. */
    TRIAGE(MustAct.OFFICER, MissedEffect.ESCALATED, Action.TRIAGE),
    /** The body may reply; late, the panel is formed without its reply. */
    REPLY(MustAct.BODY_CONTACT, MissedEffect.WENT_ON, Action.REPLY),
    /** A panel can be formed; late, the chairs are told. */
    PANEL(MustAct.OFFICER, MissedEffect.ESCALATED, Action.PANEL),
    /** The mediation's end can be recorded; late, the chairs are told. */
    MEDIATION(MustAct.PANEL, MissedEffect.ESCALATED, Action.MEDIATION),
    /** What both sides signed can be recorded; late, the chairs are told. */
    AGREEMENT(MustAct.BOTH_SIDES, MissedEffect.ESCALATED, Action.AGREEMENT),
    /** What became of each promise can be recorded; late, the chairs are told. */
    REMEDY(MustAct.BODY_CONTACT, MissedEffect.ESCALATED, Action.ACTION),
    /** The outcome can be recorded; late, the chairs are told. */
    OUTCOME(MustAct.OFFICER, MissedEffect.ESCALATED, Action.OUTCOME),
    /** The case can be closed; late, it closes by itself. */
    CLOSING(MustAct.OFFICER, MissedEffect.CLOSED, Action.CLOSING),
    /** Only a late or corrected outcome and outside steps can still be recorded. */
    CLOSED(MustAct.NOBODY, MissedEffect.UNKNOWN, Action.OUTCOME);

    /** Who is waited for. */
    public enum MustAct {
        OFFICER,
        BODY_CONTACT,
        PANEL,
        BOTH_SIDES,
        NOBODY
    }

    private final MustAct mustAct;
    private final MissedEffect ifMissed;
    private final Set<Action> possible;

    CaseStatus(MustAct mustAct, MissedEffect ifMissed, Action action) {
        this.mustAct = mustAct;
        this.ifMissed = ifMissed;
        this.possible = EnumSet.of(action, Action.EXTERNAL_STEP);
    }

    public static CaseStatus of(Stage stage) {
        return valueOf(stage.name());
    }

    public MustAct mustAct() {
        return mustAct;
    }

    /** {@code UNKNOWN} where nothing is due. */
    public MissedEffect ifMissed() {
        return ifMissed;
    }

    public boolean allows(Action action) {
        return possible.contains(action);
    }
}
