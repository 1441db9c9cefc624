package redress.intake.attachments;

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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import redress.intake.scanning.Scanner;
import redress.intake.scanning.Scanner.Verdict;

/**
 * Brings waiting files to the virus scanner, one at a time, on a thread of its own. A scanner that cannot be reached delays files and
 * nothing else: it is tried again, ever less often, until it answers.
 */
@Component
class Scans {

    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);
    private static final int AT_ONCE = 20;
    private static final long PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 60_000;

    private final ScanQueue queue;
    private final Chunks chunks;
    private final Optional<Scanner> scanner;
    private final Counter failures;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "file-scan");
        thread.setDaemon(true);
        return thread;
    });
    private long pauseMillis = PAUSE_MILLIS;
    private volatile double oldestWaitsSeconds;

    Scans(ScanQueue queue, Chunks chunks, Optional<Scanner> scanner, MeterRegistry meters) {
        this.queue = queue;
        this.chunks = chunks;
        this.scanner = scanner;
        this.failures = Counter.builder("redress.intake.scanner.failures")
                .description("How often the virus scanner could not be reached")
                .register(meters);
        Gauge.builder("redress.intake.scanner.waiting", () -> oldestWaitsSeconds)
                .description("For how long the oldest of the files that the virus scanner looks at next has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    @PostConstruct
    void start() {
        if (scanner.isPresent()) {
            worker.schedule(this::run, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    @PreDestroy
    void stop() {
        worker.shutdownNow();
    }

    private void run() {
        try {
            scanner.ifPresent(this::scanWaiting);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Files could not be brought to the virus scanner: {}",
                    e.getClass().getSimpleName());
        } finally {
            if (!worker.isShutdown()) {
                worker.schedule(this::run, pauseMillis, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void scanWaiting(Scanner with) {
        List<StoredFile> waiting = queue.next(AT_ONCE);
        oldestWaitsSeconds = waiting.stream().mapToDouble(Scans::age).max().orElse(0);
        for (StoredFile file : waiting) {
            try {
                switch (verdict(file, with)) {
                    case CLEAN -> queue.answered(file.id(), Scan.CLEAN);
                    case INFECTED -> {
                        LOG.warn("The virus scanner found harmful content in file {}", file.id());
                        queue.answered(file.id(), Scan.INFECTED);
                    }
                    case NO_ANSWER -> queue.postpone(file.id());
                }
                answers();
            } catch (IOException e) {
                fails(e);
                return;
            } catch (IllegalStateException e) {
                // Its bytes are not all there yet, or not any more.
                queue.postpone(file.id());
            }
        }
    }

    /** Both are scanned, since either may be handed out. */
    private Verdict verdict(StoredFile file, Scanner with) throws IOException {
        Verdict verdict = Verdict.CLEAN;
        if (file.hasOriginal()) {
            try (InputStream original = chunks.read(file.id(), file.chunks())) {
                verdict = with.scan(original);
            }
        }
        StoredFile.Copy copy = file.copy();
        if (verdict == Verdict.CLEAN && copy != null && copy.there()) {
            try (InputStream cleaned = chunks.read(file.copyId(), copy.chunks())) {
                verdict = with.scan(cleaned);
            }
        }
        return verdict;
    }

    private void answers() {
        if (pauseMillis > PAUSE_MILLIS) {
            LOG.info("The virus scanner answers again");
        }
        pauseMillis = PAUSE_MILLIS;
    }

    private void fails(IOException e) {
        failures.increment();
        if (pauseMillis == PAUSE_MILLIS) {
            LOG.warn(
                    "The virus scanner cannot be reached ({}); files wait until it can, reports do not",
                    e.getMessage());
        }
        pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    }

    private static double age(StoredFile file) {
        Instant since = file.toScanSince();
        return since == null
                ? 0
                : Duration.between(since, Clock.systemUTC().instant()).toMillis() / 1000.0;
    }
}
