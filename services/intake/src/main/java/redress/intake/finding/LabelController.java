package redress.intake.finding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.intake.casework.ReadingLog;
import redress.intake.reports.Report;
import redress.platform.security.Caller;

/** Tells the reports of a page of a work list apart, all at once. */
@RestController
@Tag(name = "intake")
class LabelController {

    private final Labels labels;
    private final ReadingLog witness;

    LabelController(Labels labels, ReadingLog witness) {
        this.labels = labels;
        this.witness = witness;
    }

    @Schema(name = "ReportLabels")
    record LabelsView(List<LabelView> items) {}

    @GetMapping(path = "/api/reports/labels", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "labelReports",
            summary = "What tells reports of a list apart",
            description =
                    "The group and how its account begins, as far as you may read them in the case, of reports whose reporter is named "
                            + "openly. Other reports, and those that are not yours to read, are left out.")
    ResponseEntity<LabelsView> label(
            @RequestParam @Size(min = 1, max = 100, message = "Ask about at most 100 reports at once.")
                    List<@Pattern(regexp = Report.ID) String> reportId,
            Caller caller) {
        List<LabelView> items = labels.of(reportId, caller);
        witness.lists(items.size(), caller);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new LabelsView(items));
    }
}
