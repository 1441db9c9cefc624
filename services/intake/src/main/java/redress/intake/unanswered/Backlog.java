package redress.intake.unanswered;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.intake.progress.Progress;
import redress.intake.reports.Reports;
import redress.platform.problems.Refusal;

/**
 * Slows filing down while cases are opened more slowly than reports come in. Holds the ids of the reports that this process has taken
 * in and whose case it has not heard of, never more than the limit. Those that are passed over while a later one gets its case are no
 * sign of a backlog, however many they are; {@link Unanswered} watches them. Goes by real time.
 */
@Component
public class Backlog {

    private static final int PAGE = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);

    private final Reports reports;
    private final Progress progress;
    private final Unanswered watch;
    private final int most;
    private final Clock clock;
    /** In the order in which they were filed, which is that of their ids. */
    private final NavigableSet<String> waiting = new TreeSet<>();

    /** The latest report whose case was heard of; empty if there is none. */
    private String latest = "";

    private boolean begun;
    private boolean said;

    @Autowired
    Backlog(
            Reports reports,
            Progress progress,
            Unanswered watch,
            MeterRegistry meters,
            @Value("${redress.intake.backlog.most}") int most) {
        this(reports, progress, watch, most, Clock.systemUTC());
        meters.gauge("reports_waiting", this, Backlog::size);
    }

    Backlog(Reports reports, Progress progress, Unanswered watch, int most, Clock clock) {
        this.reports = reports;
        this.progress = progress;
        this.watch = watch;
        this.most = most;
        this.clock = clock;
    }

    synchronized int size() {
        return waiting.size();
    }

    /**
     * @param known whether the report was filed before: its answer costs no room
     * @throws Refusal (503) while too many reports wait for their case
     */
    public void admit(BooleanSupplier known) {
        if (size() >= most && !known.getAsBoolean()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "TOO_MANY_REPORTS_WAITING",
                    "So many reports came in that their cases have to be opened first. Nothing of this one was stored, and"
                            + " nothing is lost: send it again in a few seconds with the same Idempotency-Key.");
        }
    }

    public synchronized void filed(String reportId) {
        if (waiting.size() < most) {
            waiting.add(reportId);
        }
    }

    /** Goes through all that wait. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        try {
            catchUp();
        } catch (DataAccessException e) {
            // the store is away, and whoever files is told so
        }
        boolean full = size() >= most;
        if (full && !said) {
            LOG.warn("{} reports wait for their case; no more are taken in until there are fewer", most);
        }
        said = full;
    }

    private void catchUp() {
        if (!begun) {
            // filed before this process started
            reports.idsBetween(watch.through(), Unanswered.firstIdAt(clock.instant()), most)
                    .forEach(this::filed);
            begun = true;
        }
        List<String> page = after("");
        while (!page.isEmpty()) {
            forget(progress.begun(page));
            page = page.size() < PAGE ? List.of() : after(page.get(PAGE - 1));
        }
        forgetPassedOver();
    }

    private synchronized List<String> after(String id) {
        return waiting.tailSet(id, false).stream().limit(PAGE).toList();
    }

    /** An id from the future was given by a clock that was ahead, and would come after all others. */
    private synchronized void forget(Set<String> opened) {
        waiting.removeAll(opened);
        String future = Unanswered.firstIdAt(clock.instant().plus(Unanswered.FIRST));
        for (String id : opened) {
            latest = id.compareTo(latest) > 0 && id.compareTo(future) < 0 ? id : latest;
        }
    }

    private synchronized void forgetPassedOver() {
        String watched = Unanswered.firstIdAt(clock.instant().minus(Unanswered.FIRST));
        waiting.headSet(latest.compareTo(watched) < 0 ? latest : watched).clear();
    }
}
