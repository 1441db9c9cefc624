package redress.triage.holidays;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import redress.triage.cases.CaseDesk;
import redress.triage.cases.Counted;
import redress.triage.compacts.CompactTerms;
import redress.triage.deadlines.WorkingDays;

/**
 * Counts the deadlines of open cases anew when a calendar has changed, page by page and each in a transaction of its own. Which are
 * still to be counted stands with the cases, so that a stop in the middle loses nothing, and several instances may do it at once.
 */
@Component
public class DeadlineRecount implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineRecount.class);
    private static final int PAGE = 100;
    /** So many of a look are named in the log. */
    private static final int MOST_NAMED = 10;

    private static final long EVERY_SECONDS = 60;

    private final CaseDesk desk;
    private final CompactTerms compacts;
    private final AtomicInteger failed;
    private volatile @Nullable ScheduledExecutorService thread;

    DeadlineRecount(CaseDesk desk, CompactTerms compacts, MeterRegistry meters) {
        this.desk = desk;
        this.compacts = compacts;
        this.failed = Objects.requireNonNull(meters.gauge("recounts_failed", new AtomicInteger()));
    }

    /** A calendar may have changed. Returns at once. */
    public void wake() {
        ScheduledExecutorService running = thread;
        if (running != null) {
            try {
                running.execute(this::look);
            } catch (RejectedExecutionException stopped) {
                LOG.debug("A calendar changed while stopping; its cases are counted at the next start");
            }
        }
    }

    private void look() {
        try {
            Map<String, WorkingDays> calendars = compacts.calendars();
            int failures = 0;
            for (Map.Entry<String, WorkingDays> each : calendars.entrySet()) {
                failures += walk(each.getKey(), each.getValue().version(), calendars);
            }
            if (!calendars.isEmpty()) {
                failures += walk("", Long.MAX_VALUE, calendars);
            }
            failed.set(failures);
        } catch (RuntimeException e) {
            LOG.warn(
                    "The deadlines of open cases could not be counted anew, and will be in a minute: {}",
                    e.getClass().getSimpleName());
        }
    }

    /**
     * One that cannot be counted stands in nobody's way; the next look tries it again.
     *
     * @return how many could not
     */
    private int walk(String calendarId, long version, Map<String, WorkingDays> calendars) {
        int failures = 0;
        int counted = 0;
        List<Counted> page;
        Counted last = Counted.FIRST;
        do {
            page = desk.countedBefore(calendarId, version, last, PAGE);
            for (Counted each : page) {
                failures += count(each.caseId(), calendars, failures < MOST_NAMED) ? 0 : 1;
                last = each;
            }
            counted += page.size();
        } while (isRunning() && page.size() == PAGE);
        if (counted > 0) {
            LOG.info("The deadlines of {} open cases were counted anew; {} failed", counted, failures);
        }
        return failures;
    }

    private boolean count(String caseId, Map<String, WorkingDays> calendars, boolean named) {
        try {
            desk.recount(caseId, id -> calendars.getOrDefault(id, compacts.workingDays(id)));
            return true;
        } catch (RuntimeException e) {
            if (named) {
                LOG.warn(
                        "The deadline of case {} could not be counted anew: {}",
                        caseId,
                        e.getClass().getSimpleName());
            }
            return false;
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread created = new Thread(task, "recount");
            created.setDaemon(true);
            return created;
        });
        thread = started;
        started.scheduleWithFixedDelay(this::look, 1, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdown();
            try {
                running.awaitTermination(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
