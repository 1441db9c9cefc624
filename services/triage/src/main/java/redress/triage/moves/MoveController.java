package redress.triage.moves;

import io.swagger.v3.oas.annotations.Hidden;
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
import redress.triage.view.CaseView;

/** Every move, one request each. Answers with the case as it then stands. */
@Hidden // MoveDescriptions describes each move at its own address.
@RestController
@RequestMapping(
        path = "/api/cases/{caseId}",
        produces = MediaType.APPLICATION_JSON_VALUE,
        consumes = MediaType.APPLICATION_JSON_VALUE)
class MoveController {

    /** Of a move; {@code diagram} is none. */
    private static final String NAME = "(?!diagram$)[a-z-]+";

    static final String UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private final Moves moves;

    MoveController(Moves moves) {
        this.moves = moves;
    }

    @PostMapping("/{move:" + NAME + "}")
    ResponseEntity<CaseView> withCase(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @PathVariable String move,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            InputStream body,
            Caller caller) {
        return answer(moves.make(move, caseId, null, caller, ifMatch, body));
    }

    @PostMapping("/{move:" + NAME + "}/{thingId}")
    ResponseEntity<CaseView> withThing(
            @PathVariable @Pattern(regexp = UUID) String caseId,
            @PathVariable String move,
            @PathVariable @Pattern(regexp = UUID) String thingId,
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
