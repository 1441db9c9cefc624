package redress.intake.reports;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.intake.attachments.Attachment;
import redress.intake.attachments.Attachments;
import redress.intake.receipts.ReceiptIssuer;
import redress.intake.receipts.Reference;
import redress.platform.web.Refusal;

/** Lets a reporter in by reference and receipt, and others read a report by its id. */
@Component
public class ReportDesk {

    private final Reports reports;
    private final ReceiptIssuer receipts;
    private final ReportFiles files;
    private final Seals seals;
    private final Clock clock;

    ReportDesk(Reports reports, ReceiptIssuer receipts, ReportFiles files, Seals seals, Clock clock) {
        this.reports = reports;
        this.receipts = receipts;
        this.files = files;
        this.seals = seals;
        this.clock = clock;
    }

    /** Whoever asks has to have decided whether the caller may see it. */
    public Optional<Report> find(String reportId) {
        return reports.byId(reportId);
    }

    /** The id of the report that the two open; empty, after the same work, if they do not belong together or are none. */
    Optional<String> opened(String reference, String receipt) {
        Optional<Reports.Lock> lock =
                reports.lock(Reference.parse(reference).map(Reference::text).orElse("-"));
        return receipts.opens(receipt, lock.map(Reports.Lock::receiptPrint))
                ? lock.map(Reports.Lock::reportId)
                : Optional.empty();
    }

    /** Does nothing if it was withdrawn before. */
    void withdraw(String reportId) {
        reports.change(reportId, report -> report.withdraw(clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    /** Gives the report a file that was just uploaded; if that fails, the file is swept away later. */
    Attachment add(String reportId, Attachment uploaded) {
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

    static Refusal full() {
        return Refusal.of(
                HttpStatus.CONFLICT,
                "TOO_MANY_FILES",
                "A report holds at most " + Attachments.MAX_PER_REPORT + " files, and this one holds as many.");
    }
}
