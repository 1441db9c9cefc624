package redress.intake.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.IdentityMode;
import redress.intake.attachments.AttachmentView;
import redress.intake.attachments.Attachments;
import redress.intake.attachments.Download;
import redress.intake.identities.Identities;
import redress.intake.progress.Progress;
import redress.intake.reports.Report;
import redress.intake.reports.ReportDesk;
import redress.intake.reports.Seals;
import redress.platform.security.Caller;
import redress.platform.web.Refusal;

@RestController
@RequestMapping("/api/reports/{reportId}/content")
@Tag(name = "intake")
class ContentController {

    static final String UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";
    private static final String ATTACHMENT_ID = "^[0-9a-f]{32}$";

    private final ReportDesk desk;
    private final Identities identities;
    private final Attachments attachments;
    private final Progress progress;
    private final Seals seals;
    private final SteeringGroups steeringGroups;

    ContentController(
            ReportDesk desk,
            Identities identities,
            Attachments attachments,
            Progress progress,
            Seals seals,
            SteeringGroups steeringGroups) {
        this.desk = desk;
        this.identities = identities;
        this.attachments = attachments;
        this.progress = progress;
        this.seals = seals;
        this.steeringGroups = steeringGroups;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readReportContent",
            summary = "Read a report as one who works on its case",
            description =
                    "The officer and the chairs see all of it, and who filed it unless it is anonymous; for a Compact that has neither "
                            + "the national officer stands in. A panel member sees no "
                            + "person. The body sees what happened and the name of the organisation, once the report was accepted, if both may be shared.")
    ResponseEntity<ContentView> read(@PathVariable @Pattern(regexp = UUID) String reportId, Caller caller) {
        Report report = desk.find(reportId).orElseThrow(ContentController::notFound);
        Reader reader = reader(caller, report).orElseThrow(ContentController::notFound);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(ContentView.of(report, reader, reporter(report, reader), seals, files(report, reader)));
    }

    @GetMapping(path = "/attachments/{attachmentId}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            operationId = "downloadContentAttachment",
            summary = "Download a file of a report as one who works on its case")
    ResponseEntity<Resource> download(
            @PathVariable @Pattern(regexp = UUID) String reportId,
            @PathVariable @Pattern(regexp = ATTACHMENT_ID) String attachmentId,
            Caller caller) {
        return desk.find(reportId)
                .filter(report -> reader(caller, report)
                        .filter(reader -> reader.seesFiles(report.filed().identityMode()))
                        .isPresent())
                .filter(report -> report.holds(attachmentId))
                .flatMap(report -> reader(caller, report)
                                .filter(reader ->
                                        reader.seesOriginals(report.filed().identityMode()))
                                .isPresent()
                        ? attachments.original(attachmentId)
                        : attachments.cleaned(attachmentId))
                .map(Download::answer)
                .orElseThrow(ContentController::notFound);
    }

    private List<AttachmentView> files(Report report, Reader reader) {
        IdentityMode mode = report.filed().identityMode();
        if (!reader.seesFiles(mode)) {
            return List.of();
        }
        return reader.seesOriginals(mode)
                ? attachments.views(seals.open(report))
                : attachments.viewsOfCleaned(seals.open(report));
    }

    private Optional<Reader> reader(Caller caller, Report report) {
        return Reader.of(
                caller,
                report.filed(),
                () -> progress.of(report.reportId(), report.filed().submittedAt())
                        .accepted(),
                compact -> !steeringGroups.isThereOneFor(compact));
    }

    private @Nullable ReporterView reporter(Report report, Reader reader) {
        IdentityMode mode = report.filed().identityMode();
        if (reader == Reader.STEERING_GROUP && mode != IdentityMode.ANONYMOUS_EVIDENCE) {
            return identities.of(report.reportId()).map(ReporterView::whole).orElse(null);
        }
        if (mode == IdentityMode.NAMED) {
            return identities
                    .of(report.reportId())
                    .map(ReporterView::nameOfOrganisation)
                    .orElse(null);
        }
        return null;
    }

    private static Refusal notFound() {
        return Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no such report, or it is not yours to read.");
    }
}
