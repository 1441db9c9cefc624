package redress.triage.cases;

import java.time.Instant;

/** Proposes a route for a case that was opened, from what its report says. */
public interface Proposer {

    void propose(Case it, Instant at);
}
