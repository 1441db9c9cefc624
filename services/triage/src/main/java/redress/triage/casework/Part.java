package redress.triage.casework;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import redress.platform.security.Caller;
import redress.triage.cases.CaseAction;
import redress.triage.cases.CaseFile;

/** As whom somebody works on a case, which decides what is shown and what may be done. */
public enum Part {
    /** The Compact's officer; the national officer where nobody of the Compact's own acts for it. */
    OFFICER(EnumSet.allOf(CaseAction.class)),
    CHAIR(EnumSet.complementOf(EnumSet.of(CaseAction.REPLY))),
    /** Sits on the panel of this very case. */
    PANEL(EnumSet.of(CaseAction.MEDIATION)),
    /** Speaks for the body; sees the case only once it was put to the body. */
    BODY(EnumSet.of(CaseAction.REPLY));

    private final Set<CaseAction> actions;

    Part(Set<CaseAction> actions) {
        this.actions = actions;
    }

    boolean mayDo(CaseAction action) {
        return actions.contains(action);
    }

    /**
     * Whoever speaks for the body is the body, whatever else they may be: a member of the steering group who works there must not learn
     * who reported in confidence.
     *
     * @param orphaned whether a Compact has nobody of its own; asked only of a national officer
     * @return empty for somebody to whom the case does not exist
     */
    public static Optional<Part> of(Caller caller, CaseFile file, Predicate<String> orphaned) {
        String compact = file.about().compactId();
        if (caller.holds("body", file.about().bodyId(), "contact")) {
            return file.shownToBody() ? Optional.of(BODY) : Optional.empty();
        }
        if (caller.holds("compact", compact, "officer") || national(caller) && orphaned.test(compact)) {
            return Optional.of(OFFICER);
        }
        if (caller.holds("compact", compact, "chair")) {
            return Optional.of(CHAIR);
        }
        return file.panel() != null && file.panel().seats(caller.subject()) ? Optional.of(PANEL) : Optional.empty();
    }

    static boolean national(Caller caller) {
        return caller.holds("national", "england", "officer");
    }
}
