package redress.platform.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.platform.security.Caller;

/** All things of one kind that do not get on, in every service of this process. */
public interface StuckThings {

    Stuck.Kind kind();

    /**
     * In the order of their ids, or of another key that {@link #key} names.
     *
     * @param service whose things are wanted
     * @param afterKey empty for the first
     */
    List<Stuck> after(String service, String afterKey, int limit);

    /**
     * The same where looking for them may take too long for one answer.
     *
     * @param found may be fewer than asked for, or none
     * @param reached the key after which the rest is still to be looked at; null if the list ends here, or has as many as asked for
     */
    record Part(List<Stuck> found, @Nullable String reached) {}

    /** As {@link #after}, for as long as somebody can wait. */
    default Part part(String service, String afterKey, int limit) {
        return new Part(after(service, afterKey, limit), null);
    }

    /** The key by which the list goes on after a thing. */
    default String key(Stuck last) {
        return last.id();
    }

    /**
     * @return false if there is no such thing, or not any more
     * @throws redress.platform.problems.Refusal if it cannot be done now
     */
    boolean act(String service, String id, Stuck.Act act, Caller by);
}
