package redress.triage.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CompactChanged;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;
import redress.triage.process.BreachCaseProcess;
import redress.triage.sections.Section;

/**
 * The way in to the cases. Everything that a call changes, in the case, its process and its events, happens in one transaction or not at
 * all.
 */
@Component
public class CaseDesk {

    /** The form of the id of a case, and of a thing in it. */
    public static final String ID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private static final int ATTEMPTS = 5;

    private final Cases cases;
    private final BreachCaseProcess process;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final TransactionTemplate reading;

    CaseDesk(Cases cases, BreachCaseProcess process, Clock clock, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.process = process;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What is made of a case as it is at one moment; empty if there is none. */
    public <T> Optional<T> read(String caseId, Function<Case, T> view) {
        return Objects.requireNonNull(
                reading.execute(status -> cases.find(caseId).map(view)));
    }

    /**
     * What is told by the spine of a case, in one statement and without a transaction: for what is asked again, or is one answer by itself.
     * What is asked of it beyond the spine is read then, at its own moment. Empty if there is none.
     */
    public <T> Optional<T> glance(String caseId, Function<Case, T> what) {
        return cases.find(caseId).map(what);
    }

    /** Those of the cases on whose panel the person has a seat. */
    public Set<String> seats(Collection<String> caseIds, String personId) {
        return cases.seats(caseIds, personId);
    }

    /** The same of several, in no order; those that are not there are left out. */
    public <T> List<T> readEach(Collection<String> caseIds, Function<Case, T> view) {
        return Objects.requireNonNull(
                reading.execute(status -> cases.find(caseIds).stream().map(view).toList()));
    }

    /** The same of several with one of their sections, null where it is not kept. */
    public <T, V> List<V> readEach(
            Collection<String> caseIds, Section<T> section, BiFunction<Case, @Nullable T, V> view) {
        return Objects.requireNonNull(reading.execute(status -> cases.find(caseIds, section, view)));
    }

    /** The cases of several reports, by report; without those for which none was opened. */
    public Map<String, String> casesOf(Collection<String> reportIds) {
        return cases.idsOfReports(reportIds);
    }

    /**
     * Locks the case and lets something be done with it; what that throws undoes everything. Where nothing is changed, the version stays
     * as it was.
     *
     * @return the case as it then stands, whole
     * @throws NoSuchCase if there is no such case
     */
    public Case act(String caseId, BiConsumer<Case, Instant> does) {
        return again(() -> Objects.requireNonNull(transaction.execute(status -> {
            Case it = cases.lock(caseId).whole();
            does.accept(it, now());
            Map<String, Object> decided = it.departure();
            if (decided != null) {
                process.complete(Objects.requireNonNull(it.taskId), decided);
            } else if (it.movedTo != null) {
                String instance = Objects.requireNonNull(it.processInstanceId);
                process.move(instance, it.stage(), it.movedTo);
                process.remindAgain(instance, it.stage(), it.movedTo.remindAt());
            }
            return it;
        })));
    }

    /**
     * Opens a case and starts its process, unless the report has one. To be called inside the transaction of the event.
     *
     * @throws org.springframework.dao.DuplicateKeyException at the end of the transaction if another opened one at the same moment
     */
    public void open(ReportSubmitted report, CompactChanged compact) {
        if (cases.idOfReport(report.reportId()).isPresent()) {
            return;
        }
        String caseId = Cases.newId();
        Case opened = Case.open(caseId, report, compact, now());
        cases.add(opened);
        opened.processInstanceId = process.start(caseId);
    }

    /**
     * Closes the case of a withdrawn report. To be called inside the transaction of the event.
     *
     * @throws NoSuchCase if the report has no case
     */
    public void withdraw(String reportId) {
        String caseId = cases.idOfReport(reportId).orElseThrow(() -> new NoSuchCase("No case"));
        Case it = cases.lock(caseId);
        String instance = it.processInstanceId;
        if (new Course(it).withdraw(now())) {
            process.withdraw(Objects.requireNonNull(instance));
        }
    }

    /**
     * Open cases whose deadline was counted by an earlier edition of a calendar.
     *
     * @param calendarId empty for those of which that is not known
     * @param after the last of the page before
     */
    public List<Counted> countedBefore(String calendarId, long version, Counted after, int limit) {
        return cases.countedBefore(calendarId, version, after, limit);
    }

    /** Counts the deadline of an open case anew and moves its timers with it. */
    public void recount(String caseId, Function<String, WorkingDays> calendars) {
        again(() -> transaction.execute(status -> {
            Case it = cases.lock(caseId);
            WorkingDays days = calendars.apply(it.calendarId);
            Deadline moved = new Course(it).recount(days, now());
            if (moved == null) {
                cases.counted(it, days.version());
            } else {
                process.move(Objects.requireNonNull(it.processInstanceId), it.stage(), moved);
            }
            return caseId;
        }));
    }

    /** The domain's present, as exact as it is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static <T> T again(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
