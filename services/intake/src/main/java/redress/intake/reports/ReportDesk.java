package redress.intake.reports;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.intake.attachments.Attachment;
import redress.intake.attachments.Attachments;
import redress.intake.openings.Choice;
import redress.intake.openings.Openers;
import redress.intake.openings.Opening;
import redress.intake.receipts.ReceiptIssuer;
import redress.intake.receipts.Reference;
import redress.platform.problems.Refusal;

/** Lets a reporter in by reference and receipt, and others read a report by its id. */
@Component
public class ReportDesk {

    private final Reports reports;
    private final ReceiptIssuer receipts;
    private final ReportFiles files;
    private final Seals seals;
    private final Clock clock;
    private final Openers openers;

    ReportDesk(Reports reports, ReceiptIssuer receipts, ReportFiles files, Seals seals, Clock clock, Openers openers) {
        this.reports = reports;
        this.receipts = receipts;
        this.files = files;
        this.seals = seals;
        this.clock = clock;
        this.openers = openers;
    }

    /** Whoever asks has to have decided whether the caller may see it. */
    public Optional<Report> find(String reportId) {
        return reports.byId(reportId);
    }

    /** The same of several, in no order; those that are not there are left out. */
    public List<Report> find(Collection<String> reportIds) {
        return reports.byIds(reportIds);
    }

    /** The id of the report that the two open; empty, after the same work, if they do not belong together or are none. */
    public Optional<String> opened(String reference, String receipt) {
        Optional<Reports.Lock> lock =
                reports.lock(Reference.parse(reference).map(Reference::text).orElse("-"));
        return receipts.opens(receipt, lock.map(Reports.Lock::receipt))
                ? lock.map(Reports.Lock::reportId)
                : Optional.empty();
    }

    /** Who may open it, as it was at most a minute ago; empty if the register does not answer. */
    public Optional<Choice> choice(Report report) {
        return openers.ifKnown(report.filed().compactId(), report.filed().bodyId());
    }

    /** Stores who may open it if that is somebody else now; gives the report as it is then. */
    public Report appoint(Report report, Choice choice) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!report.filed().needsOpener() || !report.appoint(choice, now)) {
            return report;
        }
        return reports.change(report.reportId(), each -> each.appoint(choice, now))
                .orElseThrow();
    }

    /** Stores an opening with the event that tells of it. Durable when it returns. */
    public Report open(String reportId, Opening opening) {
        return reports.change(reportId, each -> each.open(opening)).orElseThrow();
    }

    /** Does nothing if it was withdrawn before. */
    public void withdraw(String reportId) {
        reports.change(reportId, report -> report.withdraw(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Gives the report a file that was just uploaded. Throws a {@link Refusal} if it cannot hold it, and then keeps nothing of it. */
    public Attachment add(String reportId, Attachment uploaded) {
        try {
            return hold(reportId, uploaded);
        } catch (Refusal refusal) {
            files.drop(uploaded.id());
            throw refusal;
        }
    }

    private Attachment hold(String reportId, Attachment uploaded) {
        Report report = find(reportId).orElseThrow();
        boolean anonymous = report.filed().identityMode() == IdentityMode.ANONYMOUS_EVIDENCE;
        Attachment file = files.takeOne(uploaded, report.idempotencyKey(), anonymous);
        HeldFile held = seals.held(reportId, file, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        Optional<Report> changed = reports.change(reportId, each -> each.hold(held));
        if (changed.filter(each -> each.holds(file.id())).isEmpty()) {
            throw full();
        }
        files.settle(List.of(file.id()));
        return file;
    }

    public static Refusal full() {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "TOO_MANY_FILES",
                "A report holds at most " + Attachments.MAX_PER_REPORT + " files, and this one holds as many.");
    }
}
