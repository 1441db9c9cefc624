package redress.triage.cases;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.intake.ReportSubmitted;
import redress.events.register.CompactChanged;
import redress.triage.deadlines.Deadline;
import redress.triage.deadlines.WorkingDays;
import redress.triage.process.BreachCaseProcess;

/**
 * The door to the cases. Everything that a call changes, in the case, its process and its events, happens in one transaction or not at
 * all.
 */
@Component
public class CaseDesk {

    private static final int ATTEMPTS = 5;

    private final Cases cases;
    private final BreachCaseProcess process;
    private final Clock clock;
    private final TransactionTemplate transaction;

    CaseDesk(Cases cases, BreachCaseProcess process, Clock clock, PlatformTransactionManager transactions) {
        this.cases = cases;
        this.process = process;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public Optional<CaseFile> find(String caseId) {
        return cases.find(caseId);
    }

    /** What is made of a case as it is; empty if there is none. */
    public <T> Optional<T> read(String caseId, Function<CaseFile, T> view) {
        return find(caseId).map(view);
    }

    /** The case of a report, if one was opened. */
    public Optional<String> caseOf(String reportId) {
        return cases.idOfReport(reportId);
    }

    /**
     * Locks the case and lets the action be done with it; what the action throws undoes everything. An action that changes nothing
     * leaves the version as it was.
     *
     * @return the case as it then stands
     * @throws NoSuchCase if there is no such case
     */
    public CaseFile act(String caseId, BiConsumer<Case, Instant> action) {
        return again(() -> Objects.requireNonNull(transaction.execute(status -> {
            Case it = cases.lock(caseId);
            Instant now = now();
            action.accept(it, now);
            if (it.changed()) {
                it.changedAt(now);
            }
            Map<String, Object> decided = it.departure();
            if (decided != null) {
                process.complete(Objects.requireNonNull(it.file().taskId), decided);
            }
            return it.file();
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
        Instant now = now();
        Case opened = Case.open(caseId, report, compact, now);
        opened.changedAt(now);
        cases.add(opened);
        opened.file().processInstanceId = process.start(caseId);
    }

    /**
     * Closes the case of a withdrawn report. To be called inside the transaction of the event.
     *
     * @throws NoSuchCase if the report has no case
     */
    public void withdraw(String reportId) {
        String caseId = cases.idOfReport(reportId).orElseThrow(() -> new NoSuchCase("No case"));
        Case it = cases.lock(caseId);
        String instance = it.file().processInstanceId;
        Instant now = now();
        if (it.withdraw(now)) {
            it.changedAt(now);
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
            CaseFile file = it.file();
            WorkingDays days = calendars.apply(file.calendarId);
            Instant now = now();
            Deadline moved = it.recount(days, now);
            if (moved == null) {
                cases.counted(file, days.version());
            } else {
                it.changedAt(now);
                process.move(Objects.requireNonNull(file.processInstanceId), file.stage(), moved);
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
