package redress.intake.followup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import redress.intake.attachments.Attachment;
import redress.intake.attachments.AttachmentDownload;
import redress.intake.attachments.AttachmentView;
import redress.intake.attachments.Attachments;
import redress.intake.openings.Choice;
import redress.intake.progress.Progress;
import redress.intake.receipts.Reference;
import redress.intake.reports.Report;
import redress.intake.reports.ReportDesk;
import redress.intake.reports.Seals;
import redress.intake.throttle.Throttle;
import redress.intake.uploads.UploadGuard;
import redress.platform.problems.Refusal;

/** For whoever holds the receipt. An unknown reference and a wrong receipt are answered alike. */
@RestController
@RequestMapping("/api/reports/{reference}")
@Tag(name = "intake")
class FollowUpController {

    private static final String RECEIPT = "Redress-Receipt";
    /** Wider than a reference is, so that a slip is answered like any other reference that is unknown. */
    private static final String REFERENCE = "^[A-Za-z0-9-]{1,40}$";

    private static final String ATTACHMENT_ID = "^[0-9a-f]{32}$";

    private final ReportDesk desk;
    private final Progress progress;
    private final Attachments attachments;
    private final Seals seals;
    private final Throttle throttle;
    private final UploadGuard guard;

    FollowUpController(
            ReportDesk desk,
            Progress progress,
            Attachments attachments,
            Seals seals,
            Throttle throttle,
            UploadGuard guard) {
        this.desk = desk;
        this.progress = progress;
        this.attachments = attachments;
        this.seals = seals;
        this.throttle = throttle;
        this.guard = guard;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "followReport", summary = "See what became of a report")
    ResponseEntity<ReportView> show(
            @PathVariable @Pattern(regexp = REFERENCE) String reference,
            @RequestHeader(RECEIPT) @Size(max = 64) String receipt) {
        Report report = open(reference, receipt);
        @Nullable OpenersView who = null;
        if (report.filed().needsOpener()) {
            Optional<Choice> choice = desk.choice(report);
            report = choice.isPresent() ? desk.appoint(report, choice.get()) : report;
            who = OpenersView.of(report, choice);
        }
        ReportView view = ReportView.of(
                report,
                progress.of(report.reportId(), report.filed().submittedAt()),
                seals,
                attachments.views(seals.open(report)),
                who);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }

    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "withdrawReport",
            summary = "Withdraw a report",
            description = "The case is closed soon after. Withdrawing again changes nothing.")
    void withdraw(
            @PathVariable @Pattern(regexp = REFERENCE) String reference,
            @RequestHeader(RECEIPT) @Size(max = 64) String receipt) {
        desk.withdraw(open(reference, receipt).reportId());
    }

    @PostMapping(
            path = "/attachments",
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "addAttachment", summary = "Add a file to a report")
    AttachmentView add(
            @PathVariable @Pattern(regexp = REFERENCE) String reference,
            @RequestHeader(RECEIPT) @Size(max = 64) String receipt,
            @RequestPart("file") MultipartFile file)
            throws IOException {
        Report report = open(reference, receipt);
        guard.admitToReport(file.getSize());
        if (report.files().size() >= Attachments.MAX_PER_REPORT) {
            throw ReportDesk.full();
        }
        Attachment kept = attachments.keep(file);
        kept = desk.add(report.reportId(), kept);
        return attachments.views(List.of(kept)).get(0);
    }

    @GetMapping(path = "/attachments/{attachmentId}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(operationId = "downloadAttachment", summary = "Download a file of a report")
    ResponseEntity<Resource> download(
            @PathVariable @Pattern(regexp = REFERENCE) String reference,
            @PathVariable @Pattern(regexp = ATTACHMENT_ID) String attachmentId,
            @RequestHeader(RECEIPT) @Size(max = 64) String receipt) {
        return Optional.of(open(reference, receipt))
                .filter(report -> report.holds(attachmentId))
                .flatMap(report -> attachments.original(attachmentId))
                .map(AttachmentDownload::answer)
                .orElseThrow(FollowUpController::notFound);
    }

    private Report open(String reference, String receipt) {
        return desk.opened(reference, receipt).flatMap(desk::find).orElseThrow(() -> {
            throttle.countWrongReceipt(Reference.parse(reference).map(Reference::text));
            return notFound();
        });
    }

    private static Refusal notFound() {
        return Refusal.of(
                HttpStatus.NOT_FOUND,
                "NOT_FOUND",
                "There is no report with this reference and receipt. Check both and try again.");
    }
}
