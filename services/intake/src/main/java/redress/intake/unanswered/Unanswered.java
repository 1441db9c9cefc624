package redress.intake.unanswered;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.intake.progress.Progress;
import redress.intake.reports.Report;
import redress.intake.reports.Reports;
import redress.platform.formats.Format;
import redress.platform.problems.Refusal;

/**
 * Watches that every report becomes a case. Where none is heard of, the report is announced again by the same event, at growing
 * intervals and without end: what the event log has lost, or what was put aside there and forgotten, arrives after all, and whoever
 * has it already lets it pass. Goes by real time.
 */
@Component
public class Unanswered {

    /** How long a case may take to be heard of before the report is announced again; each interval after that is twice the last. */
    static final Duration FIRST = Duration.ofMinutes(2);

    static final Duration LONGEST = Duration.ofHours(6);
    /** So many may wait; while there are more, the watch does not go on. */
    private static final int AT_ONCE = 1_000;

    private static final int PAGE = 500;
    /** With these it looks at more reports a minute than can be filed, so that it catches up with whatever it is behind. */
    private static final int PAGES_AT_ONCE = 100;

    private static final String WATCH = "reports";
    private static final String BEFORE_ALL = "0";
    private static final Logger LOG = LoggerFactory.getLogger(Unanswered.class);

    private final MongoTemplate mongo;
    private final Reports reports;
    private final Progress progress;
    private final Clock clock;
    private final AtomicInteger waiting;

    /**
     * How far the watch has come.
     *
     * @param through every report up to this id has a case or waits
     */
    @Document("intake_watch")
    @Format(1)
    record Watch(@Id String id, String through, List<Waiting> waiting) {}

    /** A report without a case. */
    record Waiting(String reportId, Instant next, long pauseSeconds) {

        Waiting announced(Instant now) {
            long pause = Math.min(pauseSeconds * 2, LONGEST.toSeconds());
            return new Waiting(reportId, now.plusSeconds(pause), pause);
        }
    }

    @Autowired
    Unanswered(MongoTemplate mongo, Reports reports, Progress progress, MeterRegistry meters) {
        this(mongo, reports, progress, meters, Clock.systemUTC());
    }

    Unanswered(MongoTemplate mongo, Reports reports, Progress progress, MeterRegistry meters, Clock clock) {
        this.mongo = mongo;
        this.reports = reports;
        this.progress = progress;
        this.clock = clock;
        this.waiting = meters.gauge("reports_unanswered", new AtomicInteger());
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        @Nullable Watch before = mongo.findById(WATCH, Watch.class);
        String through = before == null || isAhead(before.through(), now) ? BEFORE_ALL : before.through();
        Map<String, Waiting> open = new LinkedHashMap<>();
        if (before != null) {
            before.waiting().forEach(each -> open.put(each.reportId(), each));
        }
        open.keySet().removeAll(progress.begun(open.keySet()));
        for (int pages = 0; pages < PAGES_AT_ONCE; pages++) {
            int room = Math.min(PAGE, AT_ONCE - open.size());
            List<String> filed = room == 0 ? List.of() : reports.idsBetween(through, firstIdAt(now.minus(FIRST)), room);
            if (filed.isEmpty()) {
                break;
            }
            through = filed.get(filed.size() - 1);
            Set<String> begun = progress.begun(filed);
            filed.stream()
                    .filter(id -> !begun.contains(id))
                    .forEach(id -> open.put(id, new Waiting(id, now, FIRST.toSeconds())));
        }
        List<Waiting> after = new ArrayList<>();
        for (Waiting each : open.values()) {
            after.add(isYetToWait(each, now) ? each : announce(each, now));
        }
        if (before == null
                || !before.through().equals(through)
                || !before.waiting().equals(after)) {
            mongo.save(new Watch(WATCH, through, after));
        }
        waiting.set(after.size());
        if (!after.isEmpty()) {
            LOG.warn("{} reports have no case yet", after.size());
        }
    }

    /** Every report up to this id has a case, or is announced again until it has one. */
    String through() {
        @Nullable Watch watch = mongo.findById(WATCH, Watch.class);
        return watch == null ? BEFORE_ALL : watch.through();
    }

    /** The reports that no case is heard of, in the order of their ids. */
    List<String> withoutCase() {
        @Nullable Watch watch = mongo.findById(WATCH, Watch.class);
        return watch == null
                ? List.of()
                : watch.waiting().stream().map(Waiting::reportId).sorted().toList();
    }

    /** @return false if the report does not wait, or not any more */
    boolean announceNow(String reportId) {
        boolean waits = withoutCase().contains(reportId);
        if (waits) {
            reports.change(reportId, Report::announceAgain);
        }
        return waits;
    }

    /** Further ahead than the longest interval it was set by a clock that was wrong. */
    private static boolean isYetToWait(Waiting each, Instant now) {
        return each.next().isAfter(now) && !each.next().isAfter(now.plus(LONGEST));
    }

    /** The watch has come to a report that was filed while a clock was ahead, and would pass over all that are filed until then. */
    private static boolean isAhead(String through, Instant now) {
        return through.compareTo(firstIdAt(now.plus(LONGEST))) > 0;
    }

    private Waiting announce(Waiting each, Instant now) {
        try {
            reports.change(each.reportId(), Report::announceAgain);
        } catch (Refusal newer) {
            // a newer version has stored the report, and announces it itself
        }
        return each.announced(now);
    }

    /** By real time, as its id says. */
    static Instant filedAt(String reportId) {
        return Instant.ofEpochMilli(Long.parseLong(reportId.substring(0, 8) + reportId.substring(9, 13), 16));
    }

    /** The least id that a report filed at the moment can have: ids begin with 48 bits of milliseconds. */
    public static String firstIdAt(Instant moment) {
        String millis = String.format("%012x", moment.toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }
}
