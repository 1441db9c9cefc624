package redress.platform.outbox;

import java.util.Optional;

/** Where leases are kept: beside the outbox that they guard. */
interface LeaseStore {

    Optional<Lease.Held> read(String name);

    /**
     * Atomic.
     *
     * @param fence the fence that the lease must have; 0 if there must be none yet
     * @return false if the lease has another fence
     */
    boolean replace(String name, long fence, Lease.Held with);
}
