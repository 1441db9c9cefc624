package redress.triage.holidays;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import redress.triage.cases.CaseDesk;
import redress.triage.compacts.CompactBook;
import redress.triage.deadlines.WorkingDays;

/**
 * Counts the deadlines of open cases anew when a calendar has changed, page by page and each in a transaction of its own. Which are
 * still to be counted stands with the cases, so that a stop in the middle loses nothing, and several instances may do it at once.
 */
@Component
public class Recount implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);
    private static final int PAGE = 100;
    private static final int MOST_FAILED = 500;
    private static final long EVERY_SECONDS = 60;

    private final CaseDesk desk;
    private final CompactBook compacts;
    private volatile @Nullable ScheduledExecutorService thread;

    Recount(CaseDesk desk, CompactBook compacts) {
        this.desk = desk;
        this.compacts = compacts;
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
            calendars.forEach((id, days) -> walk(id, days.version(), calendars));
            if (!calendars.isEmpty()) {
                walk("", Long.MAX_VALUE, calendars);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The deadlines of open cases could not be counted anew, and will be in a minute: {}",
                    e.getClass().getSimpleName());
        }
    }

    /** One that cannot be counted stands in nobody's way; the next look tries it again. */
    private void walk(String calendarId, long version, Map<String, WorkingDays> calendars) {
        Set<String> failed = new HashSet<>();
        int counted = 0;
        while (isRunning() && failed.size() < MOST_FAILED) {
            List<String> page = desk.countedBefore(calendarId, version, PAGE + failed.size()).stream()
                    .filter(id -> !failed.contains(id))
                    .toList();
            if (page.isEmpty()) {
                break;
            }
            for (String caseId : page) {
                if (!count(caseId, calendars)) {
                    failed.add(caseId);
                }
            }
            counted += page.size();
        }
        if (counted > 0) {
            LOG.info("The deadlines of {} open cases were counted anew; {} failed", counted, failed.size());
        }
    }

    private boolean count(String caseId, Map<String, WorkingDays> calendars) {
        try {
            desk.recount(caseId, id -> calendars.getOrDefault(id, compacts.workingDays(id)));
            return true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "The deadline of case {} could not be counted anew: {}",
                    caseId,
                    e.getClass().getSimpleName());
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
