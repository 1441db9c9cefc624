package redress.evidence.counting;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import redress.events.Topic;
import redress.messaging.reading.EventLog;

/** Counts all cases anew from the log of their events, beside the figures that stand, and lets the new ones take their place. */
@Component
class Recounting {

    private static final Logger LOG = LoggerFactory.getLogger(Recounting.class);

    /** Until then every process has noticed that the books have changed; what it counted before is in the log. */
    private static final Duration NOTICED = Ledgers.STALE.multipliedBy(2);

    private final Ledgers ledgers;
    private final EventLog log;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);

    /** How far the last counting got. */
    enum State {
        IDLE,
        RUNNING,
        DONE,
        FAILED
    }

    Recounting(Ledgers ledgers, EventLog log) {
        this.ledgers = ledgers;
        this.log = log;
    }

    State state() {
        return Objects.requireNonNull(state.get());
    }

    /** Whether the log still holds every event of every case. */
    boolean isComplete() {
        return log.isComplete(Topic.CASE);
    }

    /** @return false if one is running in this process */
    boolean start() {
        State before = state.get();
        if (before == State.RUNNING || !state.compareAndSet(before, State.RUNNING)) {
            return false;
        }
        Thread counting = new Thread(this::run, "recount");
        counting.setDaemon(true);
        counting.start();
        return true;
    }

    private void run() {
        try {
            Book fresh = ledgers.begin();
            try (EventLog.Reading reading = log.open(Topic.CASE, "evidence")) {
                reading.toEnd(fresh::take);
                ledgers.turnOver();
                long noticed = System.nanoTime() + NOTICED.toNanos();
                while (System.nanoTime() < noticed) {
                    reading.toEnd(poll -> untilTaken(fresh, poll));
                }
                reading.toEnd(poll -> untilTaken(fresh, poll));
            }
            state.set(State.DONE);
            LOG.info("All cases were counted anew");
        } catch (RuntimeException e) {
            state.set(State.FAILED);
            LOG.warn(
                    "The cases could not be counted anew; the figures stand: {}",
                    e.getClass().getName());
        }
    }

    /** The listener of another process counts into the same book now. */
    private static void untilTaken(Book book, java.util.List<redress.messaging.reading.Envelope> poll) {
        while (true) {
            try {
                book.take(poll);
                return;
            } catch (ConcurrencyFailureException e) {
                LOG.debug("Another process was quicker: once more");
            }
        }
    }
}
