package redress.platform.readiness;

import java.time.Instant;
import java.util.List;

/** A part of the process that can stand still. Each bean of this type counts for readiness. */
public interface Watched {

    /**
     * Answers at once and from memory.
     *
     * @param before what has stood still for no longer than since then may still get on, and does not count
     */
    List<Fault> faultsSince(Instant before);
}
