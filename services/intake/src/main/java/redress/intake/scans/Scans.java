package redress.intake.scans;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redress.intake.scanning.Scanner;
import redress.intake.scanning.Scanner.Effort;
import redress.intake.scanning.Scanner.Verdict;
import redress.intake.storedfiles.Chunks;
import redress.intake.storedfiles.Scan;
import redress.intake.storedfiles.StoredFile;

/**
 * Brings waiting files to the virus scanner, on two threads: one for those that it was not asked about yet, one for those about which it
 * did not answer, with more time for each. A scanner that cannot be reached delays files and nothing else: it is tried again, ever less
 * often, until it answers. One file about which it says nothing delays the others once, and for no longer than a first try takes.
 */
@Component
class Scans {

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
    private static final int LOOKED_AT = 1_000;
    private static final long PAUSE_MILLIS = 1_000;

    /** After so long it is asked once more whose turn it is. */
    private static final Duration ROUND = Duration.ofSeconds(2);

    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final ScanQueue queue;
    private final ScanTurns turns;
    private final Chunks chunks;
    private final Optional<Scanner> scanner;
    private final Counter failures;
    private final AtomicBoolean down = new AtomicBoolean();
    private final Round first = new Round(Effort.FIRST);
    private final Round again = new Round(Effort.AGAIN);
    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "file-scan");
        thread.setDaemon(true);
        return thread;
    });

    Scans(ScanQueue queue, ScanTurns turns, Chunks chunks, Optional<Scanner> scanner, MeterRegistry meters) {
        this.queue = queue;
        this.turns = turns;
        this.chunks = chunks;
        this.scanner = scanner;
        this.failures = Counter.builder("redress.intake.scanner.failures")
                .description("How often the virus scanner could not be reached")
                .register(meters);
        Gauge.builder("redress.intake.scanner.waiting", () -> Math.max(first.oldestWaits, again.oldestWaits))
                .description("For how long the oldest of the files that the virus scanner looks at next has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    @PostConstruct
    void start() {
        if (scanner.isPresent()) {
            first.next();
            again.next();
        }
    }

    @PreDestroy
    void stop() {
        workers.shutdownNow();
    }

    /** Goes through the files of one kind again and again. */
    private final class Round implements Runnable {
        private final Effort effort;
        private long pauseMillis = PAUSE_MILLIS;
        private volatile double oldestWaits;

        Round(Effort effort) {
            this.effort = effort;
        }

        void next() {
            if (!workers.isShutdown()) {
                workers.schedule(this, pauseMillis, TimeUnit.MILLISECONDS);
            }
        }

        @Override
        public void run() {
            try {
                scanner.ifPresent(this::scanWaiting);
            } catch (RuntimeException e) {
                LOG.warn(
                        "Files could not be brought to the virus scanner: {}",
                        e.getClass().getSimpleName());
            } finally {
                next();
            }
        }

        private void scanWaiting(Scanner with) {
            List<StoredFile> waiting = effort == Effort.FIRST ? queue.untried(LOOKED_AT) : queue.tried(LOOKED_AT);
            oldestWaits = waiting.stream().mapToDouble(Scans::age).max().orElse(0);
            pauseMillis = Math.max(PAUSE_MILLIS, pauseMillis);
            long begun = System.nanoTime();
            for (StoredFile file : waiting.stream().filter(queue::isDue).toList()) {
                long since = System.nanoTime();
                try {
                    scan(file, with, effort);
                    pauseMillis = PAUSE_MILLIS;
                    turns.took(file, Duration.ofNanos(System.nanoTime() - since));
                    if (System.nanoTime() - begun > ROUND.toNanos()) {
                        pauseMillis = 0;
                        return;
                    }
                } catch (Scanner.NotReachable e) {
                    fails(e);
                    pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, Math.max(PAUSE_MILLIS, pauseMillis * 2));
                    return;
                }
            }
        }
    }

    private void scan(StoredFile file, Scanner with, Effort effort) throws Scanner.NotReachable {
        try {
            switch (verdict(file, with, effort)) {
                case CLEAN -> queue.answered(file.id(), Scan.CLEAN);
                case INFECTED -> {
                    LOG.warn("The virus scanner found harmful content in file {}", file.id());
                    queue.answered(file.id(), Scan.INFECTED);
                }
                case NO_ANSWER -> queue.postpone(file);
            }
        } catch (Scanner.NotReachable e) {
            throw e;
        } catch (IOException e) {
            LOG.warn(
                    "The virus scanner did not answer about file {} ({}); it is asked again later, and about others meanwhile",
                    file.id(),
                    e.getMessage());
            queue.postpone(file);
        } catch (RuntimeException e) {
            // Its bytes are not all there yet, or not any more; or nothing is to be had of the store, and this fails
            // too.
            queue.postpone(file);
        }
        if (down.compareAndSet(true, false)) {
            LOG.info("The virus scanner answers again");
        }
    }

    /** Both are scanned, since either may be handed out. */
    private Verdict verdict(StoredFile file, Scanner with, Effort effort) throws IOException {
        Verdict verdict = Verdict.CLEAN;
        if (file.hasOriginal()) {
            try (InputStream original = chunks.read(file.id(), file.chunks())) {
                verdict = with.scan(original, effort);
            }
        }
        StoredFile.Copy copy = file.copy();
        if (verdict == Verdict.CLEAN && copy != null && copy.there()) {
            try (InputStream cleaned = chunks.read(copy.bucketId(file.id()), copy.chunks())) {
                verdict = with.scan(cleaned, effort);
            }
        }
        return verdict;
    }

    private void fails(Scanner.NotReachable e) {
        failures.increment();
        if (down.compareAndSet(false, true)) {
            LOG.warn(
                    "The virus scanner cannot be reached ({}); files wait until it can, reports do not",
                    e.getMessage());
        }
    }

    private static double age(StoredFile file) {
        Instant since = file.toScanSince();
        return since == null
                ? 0
                : Duration.between(since, Clock.systemUTC().instant()).toMillis() / 1000.0;
    }
}
