package redress.triage.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.function.BiFunction;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.security.Caller;
import redress.triage.access.Access;
import redress.triage.access.Role;
import redress.triage.cases.Case;
import redress.triage.cases.CaseDesk;
import redress.triage.process.BreachCaseProcess;

/** A case, to look at. One of others does not exist for the caller. */
@RestController
@RequestMapping(path = "/api/cases/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "triage")
class CaseController {

    private static final String SVG = "image/svg+xml";

    private final CaseDesk desk;
    private final Access access;
    private final CaseViews views;
    private final BreachCaseProcess process;

    CaseController(CaseDesk desk, Access access, CaseViews views, BreachCaseProcess process) {
        this.desk = desk;
        this.access = access;
        this.views = views;
        this.process = process;
    }

    @GetMapping
    @Operation(
            operationId = "readCase",
            summary = "A case, as far as it is yours to see, and what you can do with it now",
            description = "ETag is its version: send it as If-Match with what you do.")
    ResponseEntity<CaseView> read(@PathVariable @Pattern(regexp = CaseDesk.ID) String caseId, Caller caller) {
        CaseView view = find(caseId, caller, (it, role) -> views.of(it, caller.subject(), role));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(view.version())
                .body(view);
    }

    @GetMapping(path = "/diagram", produces = SVG)
    @Operation(
            operationId = "readCaseDiagram",
            summary = "The process as a picture, with the place where the case stands")
    ResponseEntity<String> diagram(@PathVariable @Pattern(regexp = CaseDesk.ID) String caseId, Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType(SVG + ";charset=UTF-8"))
                .body(process.picture(caseId, find(caseId, caller, (it, role) -> it.stage())));
    }

    private <T> T find(String caseId, Caller caller, BiFunction<Case, Role, T> what) {
        access.prepare(caller);
        return desk.read(caseId, it -> what.apply(it, access.roleOf(caller, it).orElseThrow(Access::notFound)))
                .orElseThrow(Access::notFound);
    }
}
