package redress.intake.filing;

import com.github.f4b6a3.uuid.UuidCreator;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import redress.intake.attachments.Attachment;
import redress.intake.forms.CheckedForm;
import redress.intake.forms.ReportCheck;
import redress.intake.forms.ReportForm;
import redress.intake.identities.Identities;
import redress.intake.openings.Openers;
import redress.intake.receipts.Reference;
import redress.intake.reports.FiledFacts;
import redress.intake.reports.Report;
import redress.intake.reports.ReportFiles;
import redress.intake.reports.Reports;
import redress.intake.reports.Seals;
import redress.platform.mongo.WriteConflicts;
import redress.platform.problems.Refusal;
import redress.platform.securitylog.RequestNotes;

/**
 * Takes reports in. A key files at most one report, however often and by however many it is sent. The reporter's identity is stored
 * before the report: no report is accepted without it, and an identity without a report is swept away later.
 */
@Component
class FilingDesk {

    private final Reports reports;
    private final ReportCheck check;
    private final Identities identities;
    private final ReportFiles files;
    private final Seals seals;
    private final Openers openers;
    private final SecureRandom random = new SecureRandom();

    FilingDesk(
            Reports reports,
            ReportCheck check,
            Identities identities,
            ReportFiles files,
            Seals seals,
            Openers openers) {
        this.reports = reports;
        this.check = check;
        this.identities = identities;
        this.files = files;
        this.seals = seals;
        this.openers = openers;
    }

    /** Durable when it returns. */
    FiledView file(String key, ReportForm form) {
        Report.Prints prints = seals.prints(key, form);
        CheckedForm checked;
        try {
            checked = check.check(form);
        } catch (Refusal refusal) {
            // What was once accepted is answered the same, even if it would no longer be accepted.
            return reports.byIdempotencyKey(prints.idempotencyKey())
                    .filter(before -> before.requestHash().equals(prints.requestHash()))
                    .map(before -> again(before, key))
                    .orElseThrow(() -> refusal);
        }
        if (!checked.attachmentIds().isEmpty()) {
            Optional<Report> before = reports.byIdempotencyKey(prints.idempotencyKey());
            if (before.isPresent()) {
                return repeat(before.get(), key, prints);
            }
        }
        List<Attachment> held = files.take(checked.attachmentIds(), prints.idempotencyKey(), checked.anonymous());
        String reportId = UuidCreator.getTimeOrderedEpoch().toString();
        if (!checked.anonymous()) {
            identities.keep(reportId, checked.reporter());
        }
        return store(reportId, checked, held, key, prints);
    }

    /** Whether this key has filed a report already, which is answered without storing anything. */
    boolean hasFiled(String key, ReportForm form) {
        return reports.byIdempotencyKey(seals.prints(key, form).idempotencyKey())
                .isPresent();
    }

    /** With another reference if the one drawn is taken. */
    private FiledView store(
            String reportId, CheckedForm form, List<Attachment> held, String key, Report.Prints prints) {
        return WriteConflicts.RETRY.invoke(() -> {
            Report report = seals.report(reportId, Reference.draw(random), form, held, prints);
            appoint(report);
            try {
                reports.insert(report);
                files.settle(form.attachmentIds());
                return answer(report, key);
            } catch (DuplicateKeyException e) {
                Optional<Report> before = reports.byIdempotencyKey(prints.idempotencyKey());
                if (before.isPresent()) {
                    identities.forget(List.of(reportId));
                    return repeat(before.get(), key, prints);
                }
                throw e;
            }
        });
    }

    /** Nothing stops a report: where the register does not answer, the opener is chosen when somebody looks at it. */
    private void appoint(Report report) {
        FiledFacts filed = report.filed();
        if (filed.needsOpener()) {
            openers.ifKnown(filed.compactId(), filed.bodyId())
                    .ifPresent(choice -> report.appoint(choice, filed.submittedAt()));
        }
    }

    private FiledView repeat(Report before, String key, Report.Prints prints) {
        if (!before.requestHash().equals(prints.requestHash())) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "KEY_USED_FOR_ANOTHER_REPORT",
                    "This Idempotency-Key has filed another report. Use a new key for a new report.");
        }
        return again(before, key);
    }

    private FiledView again(Report before, String key) {
        RequestNotes.with("replay", "IDEMPOTENCY_KEY");
        return answer(before, key);
    }

    private FiledView answer(Report report, String key) {
        RequestNotes.about("report", report.reportId());
        return new FiledView(
                report.reference(),
                seals.receipt(key, report),
                report.reportId(),
                report.filed().submittedAt());
    }
}
