package redress.platform.messaging;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import redress.platform.readiness.Fault;

/** What each consumer has in hand and since when, so that a handler that never returns is seen. */
final class AtWork {

    private final BooleanSupplier stopping;
    private final Clock realTime;
    private final Map<Thread, Task> tasks = new ConcurrentHashMap<>();

    private record Task(String id, Instant since) {}

    AtWork(BooleanSupplier stopping, Clock realTime) {
        this.stopping = stopping;
        this.realTime = realTime;
    }

    /** Whether the listeners are to stop: what is left of a poll comes again. */
    boolean isStopping() {
        return stopping.getAsBoolean();
    }

    void on(String group, Envelope first) {
        String topic = first.type().topic().wireName();
        tasks.put(
                Thread.currentThread(),
                new Task(group + ":" + topic + "-" + first.partition() + "@" + first.offset(), realTime.instant()));
    }

    void done() {
        tasks.remove(Thread.currentThread());
    }

    List<Fault> faultsSince(Instant before) {
        return tasks.values().stream()
                .filter(task -> task.since.isBefore(before))
                .map(task -> new Fault(Fault.Kind.LISTENER, task.id, "HANGS", task.since))
                .toList();
    }
}
