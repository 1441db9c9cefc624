package redress.triage.moves;

import redress.triage.cases.Case;

/** The case stands in a stage in which this cannot be done, or there is nothing left to do. */
final class MoveNotPossible extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Case it;

    MoveNotPossible(Move<?> refused, Case it) {
        super(refused.name() + " is not possible in " + it.stage());
        this.it = it;
    }

    Case it() {
        return it;
    }
}
