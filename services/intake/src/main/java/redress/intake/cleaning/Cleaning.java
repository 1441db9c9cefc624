package redress.intake.cleaning;

import jakarta.annotation.PreDestroy;
import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.input.BoundedInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.throttle.Throttle;
import redress.intake.traces.FileType;
import redress.intake.traces.Objection;
import redress.intake.traces.Trace;
import redress.platform.problems.Refusal;

/**
 * Cleans files, a few at once and one of each network, each within limits of memory and time. A file that goes beyond them is not
 * cleaned; nobody else notices. The time is counted to the network. The process that does it is kept for a minute, since files come in groups.
 */
@Component
public class Cleaning {

    private static final Logger LOG = LoggerFactory.getLogger(Cleaning.class);
    private static final long RESTS_SECONDS = 60;
    /** A clean copy may be larger than the file when it is packed less well. */
    private static final int LARGEST = 64 * 1024 * 1024;

    private final CleaningProperties limits;
    private final Throttle throttle;
    private final Places places;
    private final Deque<WorkerProcess> resting = new ConcurrentLinkedDeque<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "cleaning-watch");
        thread.setDaemon(true);
        return thread;
    });

    Cleaning(CleaningProperties limits, Throttle throttle) {
        this.limits = limits;
        this.throttle = throttle;
        this.places = new Places(limits.atOnce(), limits.waitingOfOne(), limits.waiting());
        watch.scheduleWithFixedDelay(this::endRested, RESTS_SECONDS, RESTS_SECONDS / 4, TimeUnit.SECONDS);
    }

    /** Opens the file that is to be cleaned; may be asked twice. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /** Gets the clean copy as it comes; it is not in memory here. */
    public interface Taker {
        void take(InputStream cleaned) throws IOException;
    }

    /**
     * Throws a {@link Refusal} with 503 if no process can be started, or none becomes free.
     *
     * @param caller the network that the file comes from, as {@link Throttle#caller} names it
     * @param taker called once if there is a clean copy, and before this returns
     */
    public CleaningResult clean(String caller, FileType type, Source file, int size, Taker taker) throws IOException {
        try {
            if (!places.take(caller, limits.waitAtMost())) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        long since = System.nanoTime();
        long until = since + limits.atMost().toNanos();
        try {
            WorkerProcess worker = worker();
            boolean usedBefore = worker.usedBefore();
            try {
                return clean(worker, until, type, file, size, taker);
            } catch (WorkerEnded e) {
                // It may have been ended by what went before; a new one has only itself to blame.
                return usedBefore && !e.late ? again(until, type, file, size, taker) : tooComplex();
            }
        } finally {
            places.free(caller);
            throttle.countCleaning(caller, Duration.ofNanos(System.nanoTime() - since));
        }
    }

    private CleaningResult again(long until, FileType type, Source file, int size, Taker taker) throws IOException {
        try {
            return clean(started(), until, type, file, size, taker);
        } catch (WorkerEnded e) {
            return tooComplex();
        }
    }

    /** @param until the moment of {@link System#nanoTime} by which it has to be done */
    private CleaningResult clean(WorkerProcess worker, long until, FileType type, Source file, int size, Taker taker)
            throws IOException, WorkerEnded {
        boolean done = false;
        Future<?> limit = watch.schedule(worker::close, until - System.nanoTime(), TimeUnit.NANOSECONDS);
        try (InputStream content = file.open()) {
            DataInputStream answer = worker.answer();
            int kind;
            String codes;
            try {
                worker.send(type, content, size);
                kind = answer.read();
                codes = answer.readUTF();
            } catch (IOException e) {
                throw new WorkerEnded(limit.isDone());
            }
            if (!limit.cancel(false)) {
                throw new WorkerEnded(true);
            }
            CleaningResult result = kind == CleaningWorker.STRIPPED
                    ? taken(codes, answer, taker)
                    : CleaningResult.objected(Objection.valueOf(codes));
            done = true;
            return result;
        } finally {
            limit.cancel(false);
            if (done) {
                worker.rest();
                resting.push(worker);
            } else {
                worker.close();
            }
        }
    }

    private static CleaningResult taken(String codes, DataInputStream answer, Taker taker) throws IOException {
        int length = answer.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("A clean copy is too large");
        }
        try (InputStream copy = BoundedInputStream.builder()
                .setInputStream(new Unclosed(answer))
                .setMaxCount(length)
                .get()) {
            taker.take(copy);
            // What was not taken would be read as the answer about the next file.
            copy.transferTo(OutputStream.nullOutputStream());
        }
        List<Trace> traces = codes.isEmpty()
                ? List.of()
                : Arrays.stream(codes.split(CleaningWorker.BETWEEN))
                        .map(Trace::valueOf)
                        .toList();
        return new CleaningResult(traces, Optional.empty());
    }

    private WorkerProcess worker() {
        for (WorkerProcess each = resting.poll(); each != null; each = resting.poll()) {
            if (each.alive()) {
                return each;
            }
        }
        return started();
    }

    private WorkerProcess started() {
        try {
            return new WorkerProcess(limits.memory());
        } catch (IOException e) {
            LOG.error("Files cannot be taken: the process that cleans them does not start ({})", e.getMessage());
            throw busy();
        }
    }

    private static CleaningResult tooComplex() {
        return CleaningResult.objected(Objection.TOO_COMPLEX);
    }

    private static Refusal busy() {
        return Refusal.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "FILES_BUSY",
                "Too many files are being looked at just now. Try again in a few minutes. No report has to wait for a file: it can be"
                        + " added later, on the follow-up page.");
    }

    private void endRested() {
        for (WorkerProcess each : resting) {
            if (each.restedFor(RESTS_SECONDS) && resting.remove(each)) {
                each.close();
            }
        }
    }

    @PreDestroy
    void close() {
        watch.shutdownNow();
        for (WorkerProcess each = resting.poll(); each != null; each = resting.poll()) {
            each.close();
        }
    }

    /** The process ended, or was ended, before it answered. */
    private static final class WorkerEnded extends Exception {
        private static final long serialVersionUID = 1L;
        private final boolean late;

        WorkerEnded(boolean late) {
            super(null, null, false, false);
            this.late = late;
        }
    }

    /** The copy ends, the connection to the process stays. */
    private static final class Unclosed extends FilterInputStream {
        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // Used again for the next file.
        }
    }
}
