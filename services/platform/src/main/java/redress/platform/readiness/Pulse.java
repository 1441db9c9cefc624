package redress.platform.readiness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Asks something again and again whether it still works, on a thread of its own: the question itself may hang. */
public final class Pulse implements Watched, SmartLifecycle {

    private final Fault.Kind kind;
    private final String id;
    private final Duration every;
    private final Question question;
    private final Clock realTime;
    private volatile Since lastGood;
    private volatile String reason = "NO_ANSWER";
    private volatile @Nullable ScheduledExecutorService asking;

    /** Returns if all is well, throws if not. */
    @FunctionalInterface
    public interface Question {
        void ask() throws Exception;
    }

    public Pulse(Fault.Kind kind, String id, Duration every, Question question, Clock realTime) {
        this.kind = kind;
        this.id = id;
        this.every = every;
        this.question = question;
        this.realTime = realTime;
        this.lastGood = Since.now(realTime);
    }

    @Override
    public List<Fault> faultsSince(Instant before) {
        Instant since = lastGood.at();
        return isRunning() && since.isBefore(before) ? List.of(new Fault(kind, id, reason, since)) : List.of();
    }

    private void ask() {
        try {
            question.ask();
            lastGood = Since.now(realTime);
            reason = "NO_ANSWER";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | LinkageError e) {
            reason = e.getClass().getSimpleName();
        }
    }

    @Override
    public synchronized void start() {
        lastGood = Since.now(realTime);
        asking = Repeating.every(every, "pulse-" + id, this::ask);
    }

    @Override
    public synchronized void stop() {
        if (asking != null) {
            asking.shutdownNow();
            asking = null;
        }
    }

    @Override
    public boolean isRunning() {
        return asking != null;
    }
}
