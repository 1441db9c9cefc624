package redress.register.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.security.AskedBy;
import redress.platform.security.Caller;

/** Tells other services who acts for a Compact, by ids and without addresses. */
@RestController
@Tag(name = "register")
class SteeringController {

    private static final String SLUG = "^[a-z0-9][a-z0-9-]{0,99}$";

    private final Steering steering;

    SteeringController(Steering steering) {
        this.steering = steering;
    }

    @Schema(name = "Steering")
    record SteeringView(List<ActingView> officers, List<ActingView> chairs) {

        static SteeringView of(Steering.Group group) {
            return new SteeringView(views(group.officers()), views(group.chairs()));
        }

        private static List<ActingView> views(List<Steering.Acting> acting) {
            return acting.stream()
                    .map(each -> new ActingView(each.person().id(), each.grant()))
                    .toList();
        }
    }

    /** @param grant by which the person acts */
    @Schema(name = "SteeringPerson")
    record ActingView(String personId, String grant) {}

    /** @param notFor bodies in whose cases nobody of them acts, since all speak for the body */
    @Schema(name = "SteeringGroup")
    record GroupView(String compactId, Set<String> notFor) {}

    @GetMapping(path = "/internal/register/steering-groups", produces = "application/json")
    @Operation(
            operationId = "steeringGroups",
            summary = "The Compacts for which somebody of their own acts (services only)",
            description = "For all others the national body acts.")
    @AskedBy("triage")
    ResponseEntity<List<GroupView>> groups(Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(steering.own().entrySet().stream()
                        .map(each -> new GroupView(each.getKey(), each.getValue()))
                        .toList());
    }

    @GetMapping(path = "/internal/register/steering", produces = "application/json")
    @Operation(
            operationId = "whoActs",
            summary = "Who acts for a Compact (services only)",
            description = "With a body, without those who speak for it: they act in no case about it.")
    @AskedBy("notification")
    ResponseEntity<SteeringView> whoActs(
            @RequestParam @Pattern(regexp = SLUG) String compactId,
            @RequestParam(required = false) @Pattern(regexp = SLUG) @Nullable String bodyId,
            Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(SteeringView.of(steering.of(compactId, bodyId)));
    }
}
