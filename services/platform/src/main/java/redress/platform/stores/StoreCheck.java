package redress.platform.stores;

import java.util.Optional;

/** A bean that knows of one store whether it can be written to. Cheap, since it is asked every few seconds. */
public interface StoreCheck {

    /** Why nothing can be written, as a code; empty if all is well. */
    Optional<String> refusal();
}
