package redress.messaging.listening;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import redress.messaging.reading.Envelope;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Since;

/** What each consumer has in hand and since when, so that a handler that never returns is seen. */
final class AtWork {

    /** A poll takes at most this part of the patience, so that one record more still fits in. */
    private static final int SHARE = 3;

    private final BooleanSupplier stopping;
    private final Clock realTime;
    private final Map<Thread, Task> tasks = new ConcurrentHashMap<>();

    private final long longestNanos;

    private record Task(String id, Since since) {}

    /** @param patience for how long a group may stand still before readiness takes it for stuck */
    AtWork(BooleanSupplier stopping, Duration patience, Clock realTime) {
        this.stopping = stopping;
        this.realTime = realTime;
        this.longestNanos = patience.dividedBy(SHARE).toNanos();
    }

    /**
     * Whether what is left of a poll should rather come again: the listeners are to stop, or the poll has taken so long that what is
     * done had better be committed, lest a group that is only slow be taken for one that stands still, or for dead.
     *
     * @param begun when the poll began, by {@link System#nanoTime()}
     */
    boolean isEnough(long begun) {
        return stopping.getAsBoolean() || System.nanoTime() - begun > longestNanos;
    }

    void on(String group, Envelope first) {
        String topic = first.type().topic().wireName();
        tasks.put(
                Thread.currentThread(),
                new Task(group + ":" + topic + "-" + first.partition() + "@" + first.offset(), Since.now(realTime)));
    }

    void done() {
        tasks.remove(Thread.currentThread());
    }

    List<Fault> faultsSince(Instant before) {
        return tasks.values().stream()
                .filter(task -> task.since.isBefore(before))
                .map(task -> new Fault(Fault.Kind.LISTENER, task.id, "HANGS", task.since.at()))
                .toList();
    }
}
