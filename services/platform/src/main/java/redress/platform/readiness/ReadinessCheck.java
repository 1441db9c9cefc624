package redress.platform.readiness;

import java.util.Optional;

/** A bean that knows whether one part of a service can do its work. Cheap, since it is asked every few seconds. */
public interface ReadinessCheck {

    /** Why it cannot, as a code such as {@code DISK_FULL}; empty if all is well. */
    Optional<String> reason();
}
