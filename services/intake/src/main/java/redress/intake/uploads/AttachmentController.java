package redress.intake.uploads;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import redress.intake.attachments.AttachmentView;
import redress.intake.attachments.Attachments;
import redress.intake.throttle.Purpose;
import redress.intake.throttle.Throttle;
import redress.intake.traces.FileType;

@RestController
@RequestMapping("/api/attachments")
@Tag(name = "intake")
class AttachmentController {

    private final Attachments attachments;
    private final UploadGuard guard;
    private final Throttle throttle;

    AttachmentController(Attachments attachments, UploadGuard guard, Throttle throttle) {
        this.attachments = attachments;
        this.guard = guard;
        this.throttle = throttle;
    }

    /** @param scanned whether a virus scanner looks at each file before anybody can download it */
    @Schema(name = "UploadRules")
    record UploadRules(boolean scanned, long largestBytes, int mostPerReport, List<String> types) {}

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "uploadRules",
            summary = "Which files can be uploaded, and whether they are scanned for viruses")
    UploadRules rules() {
        return new UploadRules(
                attachments.scanned(),
                Attachments.MAX_BYTES,
                Attachments.MAX_PER_REPORT,
                Arrays.stream(FileType.values()).map(FileType::mediaType).toList());
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "uploadAttachment",
            summary = "Upload a file before filing a report",
            description =
                    "Up to 25 MB; PDF, JPG, PNG, DOCX, XLSX, ODT, TXT or EML, by content and name. A copy is made that"
                            + " says nothing of who made the file, where and with what; `removed` says what was taken out."
                            + " An anonymous report keeps this copy alone, and cannot hold a file with `notCleaned`. A"
                            + " file that neither a report nor a draft names within a day is removed.")
    AttachmentView upload(@RequestPart("file") MultipartFile file) throws IOException {
        guard.admit(file.getSize());
        return attachments.views(List.of(attachments.keep(file))).get(0);
    }

    @DeleteMapping("/{attachmentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "removeAttachment",
            summary = "Remove a file that no report has",
            description = "Answers the same if there is none, or a report has it; then nothing changes.")
    void remove(@PathVariable @Pattern(regexp = "^[0-9a-f]{32}$") String attachmentId) {
        throttle.count(Purpose.DRAFT);
        attachments.removeUnclaimed(List.of(attachmentId));
    }
}
