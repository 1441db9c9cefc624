package redress.platform.operations;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import redress.platform.security.Caller;

/** So many things of a kind, or none that can be read. */
class SampleThings implements StuckThings {

    private final Stuck.Kind kind;
    private final int count;
    private final @Nullable RuntimeException failure;

    SampleThings(Stuck.Kind kind, int count, @Nullable RuntimeException failure) {
        this.kind = kind;
        this.count = count;
        this.failure = failure;
    }

    @Override
    public Stuck.Kind kind() {
        return kind;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        if (failure != null) {
            throw failure;
        }
        return IntStream.range(0, count)
                .mapToObj(n -> kind() + "-" + n)
                .filter(id -> id.compareTo(afterKey) > 0)
                .limit(limit)
                .map(id -> new Stuck(service, kind(), id, "", "", null, 0, List.of()))
                .toList();
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        return false;
    }
}
