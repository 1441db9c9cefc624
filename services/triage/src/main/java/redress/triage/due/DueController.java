package redress.triage.due;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.Stage;
import redress.platform.security.AskedBy;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;

/** Tells notification, and no person, by when the open step of some cases is due, so that a mail says what holds when it leaves. */
@RestController
@Tag(name = "triage")
class DueController {

    private final CaseDesk desk;

    DueController(CaseDesk desk) {
        this.desk = desk;
    }

    @Schema(name = "CasesDue")
    record DueList(List<DueView> cases) {}

    /** @param dueAt null once the case is closed */
    @Schema(name = "CaseDue")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DueView(
            String caseId,
            Stage stage,
            @Nullable Instant dueAt,
            @Nullable Boolean provisional) {

        static DueView of(Case it) {
            return new DueView(it.caseId(), it.stage(), it.dueAt(), it.provisional() ? true : null);
        }
    }

    @GetMapping(path = "/internal/triage/due", produces = "application/json")
    @Operation(
            operationId = "dueInCases",
            summary = "In which stage some cases stand, and by when it is to be left (services only)",
            description = "Cases that are not there are left out.")
    @AskedBy("notification")
    ResponseEntity<DueList> due(
            @RequestParam @Size(min = 1, max = 100, message = "Ask about 1 to 100 cases at once.")
                    List<@Pattern(regexp = CaseDesk.ID) String> caseId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new DueList(desk.readEach(Set.copyOf(caseId), DueView::of)));
    }
}
