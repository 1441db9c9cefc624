package redress.triage.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.events.codes.Stage;
import redress.triage.deadlines.Deadline;

/**
 * Tries reminders and deadlines again each hour that the engine has given up, since what was in their way may have been put right, and
 * those that a clock, ahead for a moment, has put off until a day far away. None is tried before the case says that it is due.
 */
@Component
class JobRevival {

    private static final Logger LOG = LoggerFactory.getLogger(JobRevival.class);
    private static final int PAGE = 100;
    /** As many as the engine gives to a timer that it sets. */
    private static final int FRESH = 3;
    /** No try after a failure waits longer. */
    private static final Duration LONGEST = Duration.ofHours(3);

    private static final Pattern TIMER = Pattern.compile("([a-z]+)(Near|Missed)");

    private final FailedJobs failed;
    private final ManagementService jobs;
    private final CaseKeeper keeper;
    private final Clock clock;

    JobRevival(FailedJobs failed, ProcessEngine engine, CaseKeeper keeper, Clock clock) {
        this.failed = failed;
        this.jobs = engine.getManagementService();
        this.keeper = keeper;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void revive() {
        int revived = 0;
        String last = "";
        List<FailedJob> page;
        do {
            page = failed.after(last, PAGE);
            for (FailedJob job : page) {
                revived += isToBeRevived(job) && tryNow(job) ? 1 : 0;
                last = job.id();
            }
        } while (page.size() == PAGE);
        if (revived > 0) {
            LOG.warn("{} reminders or deadlines had failed for good, or were put off, and are tried again", revived);
        }
    }

    private boolean isToBeRevived(FailedJob job) {
        Instant now = clock.instant();
        return job.tries() == 0
                || job.due().isAfter(now.plus(LONGEST))
                || ownTime(job).isAfter(now);
    }

    /**
     * One that is not due yet waits for its time, as if it had never been tried.
     *
     * @return false if it is being tried at this moment, or done
     */
    boolean tryNow(FailedJob job) {
        Instant now = clock.instant();
        Instant own = ownTime(job);
        boolean early = own.isAfter(now);
        try {
            jobs.setJobRetries(early ? FRESH : Math.max(1, job.tries()))
                    .jobId(job.id())
                    .dueDate(Date.from(early ? own : now))
                    .execute();
            if (early) {
                failed.forget(job.id());
            }
            return true;
        } catch (ProcessEngineException e) {
            LOG.debug("Job {} was changed by somebody else", job.id(), e);
            return false;
        }
    }

    /** When the case says that its reminder or deadline comes; the beginning of time if it says nothing. */
    private Instant ownTime(FailedJob job) {
        Matcher timer = TIMER.matcher(job.activity());
        if (!timer.matches()) {
            return Instant.MIN;
        }
        @Nullable
        Deadline deadline =
                keeper.deadline(job.caseId(), Stage.valueOf(timer.group(1).toUpperCase(Locale.ROOT)));
        if (deadline == null) {
            return Instant.MIN;
        }
        return timer.group(2).equals("Near") ? deadline.remindAt() : deadline.missedAt();
    }
}
