package redress.register.ties;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.OpenerRole;
import redress.platform.problems.Refusal;
import redress.platform.security.AskedBy;
import redress.platform.security.Caller;
import redress.register.compacts.Compacts;

/** Tells everybody, before they report, as what and under which name the one person acts who could open theirs. */
@RestController
@Tag(name = "register")
class OpenerController {

    private static final String SLUG = "^[a-z0-9][a-z0-9-]{0,99}$";

    private final OpenerChoice openers;
    private final Compacts compacts;

    OpenerController(OpenerChoice openers, Compacts compacts) {
        this.openers = openers;
        this.compacts = compacts;
    }

    /** Both are left out when there is nobody, so that nobody can open the name. */
    @Schema(name = "Opener")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OpenerView(@Nullable OpenerRole role, @Nullable String name) {}

    /** For intake. */
    @Schema(name = "OpenerChoice")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChoiceView(
            @Nullable String personId,
            @Nullable OpenerRole role,
            @Nullable String name,
            List<String> tied,
            boolean orphaned) {

        /** Shows no name, also in logs. */
        @Override
        public String toString() {
            return "ChoiceView[" + personId + "]";
        }
    }

    @GetMapping(path = "/api/register/compacts/{compactId}/bodies/{bodyId}/opener", produces = "application/json")
    @Operation(
            operationId = "readOpener",
            summary = "Who could open the name of somebody who reports this body in confidence",
            description =
                    "One person of the steering group who has declared to have no tie to the body: the officer, else a chair or a "
                            + "vice-chair, else an officer of the national body.")
    ResponseEntity<OpenerView> opener(
            @PathVariable @Pattern(regexp = SLUG) String compactId,
            @PathVariable @Pattern(regexp = SLUG) String bodyId) {
        if (!compacts.bodies(compactId).contains(bodyId)) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND, "NOT_FOUND", "The register has no such Compact that binds this body.");
        }
        return answer(openers.of(compactId, bodyId)
                .opener()
                .map(each -> new OpenerView(each.role(), each.person().name()))
                .orElse(new OpenerView(null, null)));
    }

    @GetMapping(path = "/internal/register/opener", produces = "application/json")
    @Operation(
            operationId = "chooseOpener",
            summary = "Who may open a name, and who is tied to the body (services only)")
    @AskedBy("intake")
    ResponseEntity<ChoiceView> choice(
            @RequestParam @Pattern(regexp = SLUG) String compactId,
            @RequestParam @Pattern(regexp = SLUG) String bodyId,
            Caller caller) {
        OpenerChoice.Choice choice = openers.of(compactId, bodyId);
        return answer(new ChoiceView(
                choice.opener().map(each -> each.person().id()).orElse(null),
                choice.opener().map(OpenerChoice.Opener::role).orElse(null),
                choice.opener().map(each -> each.person().name()).orElse(null),
                choice.tied(),
                choice.orphaned()));
    }

    private static <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
