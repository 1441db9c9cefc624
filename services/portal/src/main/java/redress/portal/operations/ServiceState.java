package redress.portal.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service is.
 *
 * @param asked false where it did not answer: then nothing is known of it
 * @param listed false where it could not say what is stuck, though it could say whether it is ready
 * @param unread the kinds of things that its list says nothing of, since they could not be read
 */
record ServiceState(
        String service,
        boolean asked,
        List<Fault> faults,
        boolean listed,
        List<Thing> things,
        List<String> unread,
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

    static ServiceState unknown(String service) {
        return new ServiceState(service, false, List.of(), false, List.of(), List.of(), null);
    }

    static ServiceState unlisted(String service, List<Fault> faults) {
        return new ServiceState(service, true, faults, false, List.of(), List.of(), null);
    }

    public boolean isReady() {
        return asked && faults.isEmpty();
    }

    /** Only where all of it was looked at. */
    public boolean isNothingStuck() {
        return listed && things.isEmpty() && unread.isEmpty() && next == null;
    }
}
