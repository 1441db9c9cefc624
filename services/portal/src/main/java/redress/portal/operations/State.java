package redress.portal.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is.
 *
 * @param asked false where it did not answer: then nothing is known of it
 */
record State(
        String service,
        boolean asked,
        List<Fault> faults,
        List<Thing> things,
        @Nullable String next) {

    /** Why it is not ready. */
    record Fault(String kind, String id, String reason, Instant since) {}

    /** What does not get on by itself. */
    record Thing(
            String kind,
            String id,
            String what,
            String reason,
            @Nullable Instant since,
            int tries,
            List<String> acts) {}

    static State unknown(String service) {
        return new State(service, false, List.of(), List.of(), null);
    }

    public boolean isReady() {
        return asked && faults.isEmpty();
    }
}
