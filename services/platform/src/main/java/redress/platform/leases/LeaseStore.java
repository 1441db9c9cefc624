package redress.platform.leases;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where leases are kept: beside the outbox that they guard. */
public interface LeaseStore {

    Optional<Lease.Held> read(String name);

    /**
     * Atomic.
     *
     * @param before whose lease it must be, and under which fence; null if there must be none yet. Both, because after a loss of the
     *     lease two relays can come to the same fence
     * @return false if the lease is another one
     */
    boolean replace(String name, Lease.@Nullable Held before, Lease.Held with);
}
