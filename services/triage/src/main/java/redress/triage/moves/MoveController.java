package redress.triage.moves;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.security.Caller;
import redress.triage.cases.CaseDesk;
import redress.triage.view.CaseView;

/**
 * Every move: what it asks for, and to make it, which answers with the case as it then stands. {@link MoveDescriptions} describes each at its
 * own address.
 */
@RestController
@RequestMapping(path = "/api/cases/{caseId}", produces = MediaType.APPLICATION_JSON_VALUE)
class MoveController {

    /** Of a move; {@code diagram} is none. */
    private static final String NAME = "(?!diagram$)[a-z-]+";

    private final Moves moves;

    MoveController(Moves moves) {
        this.moves = moves;
    }

    @GetMapping("/{move:" + NAME + "}")
    @Operation(operationId = "readForm", hidden = true)
    ResponseEntity<MoveFormView> form(
            @PathVariable @Pattern(regexp = CaseDesk.ID) String caseId, @PathVariable String move, Caller caller) {
        return answer(moves.form(move, caseId, null, caller));
    }

    @GetMapping("/{move:" + NAME + "}/{thingId}")
    @Operation(operationId = "readForm", hidden = true)
    ResponseEntity<MoveFormView> formWithThing(
            @PathVariable @Pattern(regexp = CaseDesk.ID) String caseId,
            @PathVariable String move,
            @PathVariable @Pattern(regexp = CaseDesk.ID) String thingId,
            Caller caller) {
        return answer(moves.form(move, caseId, thingId, caller));
    }

    @PostMapping(path = "/{move:" + NAME + "}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "makeMove", hidden = true)
    ResponseEntity<CaseView> withCase(
            @PathVariable @Pattern(regexp = CaseDesk.ID) String caseId,
            @PathVariable String move,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            InputStream body,
            Caller caller) {
        return answer(moves.make(move, caseId, null, caller, ifMatch, body));
    }

    @PostMapping(path = "/{move:" + NAME + "}/{thingId}", consumes = MediaType.APPLICATION_JSON_VALUE)
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

    private static ResponseEntity<MoveFormView> answer(MoveFormView form) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(form);
    }

    private static ResponseEntity<CaseView> answer(CaseView view) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .eTag(view.version())
                .body(view);
    }
}
