package redress.triage.moves;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.security.Caller;
import redress.triage.cases.CaseDesk;
import redress.triage.view.CaseView;

/**
 * Every move, one request each; {@link MoveDescriptions} describes each at its own address. Answers with the case as it then stands.
 */
@RestController
@RequestMapping(
        path = "/api/cases/{caseId}",
        produces = MediaType.APPLICATION_JSON_VALUE,
        consumes = MediaType.APPLICATION_JSON_VALUE)
class MoveController {

    /** Of a move; {@code diagram} is none. */
    private static final String NAME = "(?!diagram$)[a-z-]+";

    private final Moves moves;

    MoveController(Moves moves) {
        this.moves = moves;
    }

    @PostMapping("/{move:" + NAME + "}")
    @Operation(operationId = "makeMove", hidden = true)
    ResponseEntity<CaseView> withCase(
            @PathVariable @Pattern(regexp = CaseDesk.ID) String caseId,
            @PathVariable String move,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            InputStream body,
            Caller caller) {
        return answer(moves.make(move, caseId, null, caller, ifMatch, body));
    }

    @PostMapping("/{move:" + NAME + "}/{thingId}")
    @Operation(operationId = "makeMove", hidden = true)
    ResponseEntity<CaseView> withThing(
            @PathVariable @Pattern(regexp = CaseDesk.ID) String caseId,
            @PathVariable String move,
            @PathVariable @Pattern(regexp = CaseDesk.ID) String thingId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            InputStream body,
            Caller caller) {
        return answer(moves.make(move, caseId, thingId, caller, ifMatch, body));
    }

    private static ResponseEntity<CaseView> answer(CaseView view) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(view.version())
                .body(view);
    }
}
