package redress.intake.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.intake.attachments.AttachmentDownload;
import redress.intake.reports.Report;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

@RestController
@RequestMapping("/api/reports/{reportId}/content")
@Tag(name = "intake")
class ContentController {

    private static final String ATTACHMENT_ID = "^[0-9a-f]{32}$";

    private final Looks looks;
    private final Contents contents;
    private final ReadingLog witness;

    ContentController(Looks looks, Contents contents, ReadingLog witness) {
        this.looks = looks;
        this.contents = contents;
        this.witness = witness;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readReportContent",
            summary = "Read a report as one who works on its case",
            description =
                    "Each caller gets the parts that the table of who sees what gives them. Who filed a confidential report is shown to "
                            + "one person only, for an hour after they have opened it; so is what was written if the reporter did not agree that "
                            + "it is shown to the steering group. The body sees what happened and the name of the organisation, once the report "
                            + "was accepted, if the reporter is named and agreed to it. Each reading is written to the security log.")
    ResponseEntity<ContentView> read(@PathVariable @Pattern(regexp = Report.ID) String reportId, Caller caller) {
        Look look = looks.of(reportId, caller).orElseThrow(ContentController::notFound);
        witness.reads(look, caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(contents.of(look));
    }

    @GetMapping(path = "/attachments/{attachmentId}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            operationId = "downloadContentAttachment",
            summary = "Download a file of a report as one who works on its case",
            description =
                    "The original for those who may know who reported, a copy without properties for everybody else.")
    ResponseEntity<Resource> download(
            @PathVariable @Pattern(regexp = Report.ID) String reportId,
            @PathVariable @Pattern(regexp = ATTACHMENT_ID) String attachmentId,
            Caller caller) {
        Look look = looks.of(reportId, caller).orElseThrow(ContentController::notFound);
        AttachmentDownload file = contents.file(look, attachmentId).orElseThrow(ContentController::notFound);
        witness.downloads(look, caller, attachmentId);
        return file.answer();
    }

    static Refusal notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such report, or it is not yours to read.");
    }
}
