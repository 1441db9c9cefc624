package redress.register.ties;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.OpenerRole;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;
import redress.platform.securitylog.RequestNotes;
import redress.register.bodies.Bodies;
import redress.register.bodies.Body;
import redress.register.compacts.Compacts;

/** Lets officers, chairs and vice-chairs declare, each for themselves, what ties them to the public bodies of their Compact. */
@RestController
@RequestMapping(path = "/api/register/ties", produces = "application/json")
@Tag(name = "register")
class TiesController {

    private static final String SLUG = "^[a-z0-9][a-z0-9-]{0,99}$";

    private final Declarations declarations;
    private final Compacts compacts;
    private final Bodies bodies;
    private final Clock clock;

    TiesController(Declarations declarations, Compacts compacts, Bodies bodies, Clock clock) {
        this.declarations = declarations;
        this.compacts = compacts;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A Compact for which the caller declares. */
    @Schema(name = "CompactTies")
    record CompactTies(String compactId, String name, List<BodyTies> bodies) {}

    /** @param ties empty for no tie; left out where nothing was declared yet */
    @Schema(name = "BodyTies")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BodyTies(
            String bodyId,
            String name,
            @Nullable List<Tie> ties,
            @Nullable Instant declaredAt) {}

    /** What is declared; bodies that are not named keep what was declared of them before. */
    @Schema(name = "TiesForm")
    record TiesForm(
            @NotEmpty(message = "Name at least one body.")
            @Size(max = 100, message = "Name at most 100 bodies at once.")
            List<@Valid @NotNull(message = "Remove this empty entry.") BodyForm> bodies) {}

    /** @param ties empty for no tie */
    @Schema(name = "BodyTiesForm")
    record BodyForm(
            @NotNull(message = "Name the body.")
            @Pattern(regexp = SLUG, message = "Give the id of a body of this Compact.")
            String bodyId,

            @NotNull(message = "Say which ties there are, or give an empty list.")
            @Size(max = 5, message = "Name each tie only once.")
            List<@NotNull(message = "Remove this empty entry.") Tie> ties) {}

    @GetMapping
    @Operation(operationId = "readMyTies", summary = "What I have declared for each public body of my Compacts")
    ResponseEntity<List<CompactTies>> mine(Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(mayDeclareFor(caller).stream()
                        .map(compactId -> ties(compactId, caller.subject()))
                        .toList());
    }

    @PutMapping(path = "/{compactId}", consumes = "application/json")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "declareMyTies",
            summary = "Declare what ties me to public bodies of a Compact",
            description =
                    "For officers, chairs and vice-chairs. A tie is one of now or of the last three years. Without a declaration, and "
                            + "with a tie, nobody opens the name of somebody who reports the body in confidence.")
    void declare(
            @PathVariable @Pattern(regexp = SLUG) String compactId, Caller caller, @Valid @RequestBody TiesForm form) {
        if (!mayDeclareFor(caller).contains(compactId)) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "NOT_FOUND",
                    "You are neither officer, chair nor vice-chair of such a Compact.");
        }
        List<String> bound = compacts.bodies(compactId);
        Set<String> named = new HashSet<>();
        List<Refusal.FieldError> errors = new ArrayList<>();
        for (int i = 0; i < form.bodies().size(); i++) {
            if (!bound.contains(form.bodies().get(i).bodyId())) {
                errors.add(
                        new Refusal.FieldError("bodies[" + i + "].bodyId", "Give the id of a body of this Compact."));
            } else if (!named.add(form.bodies().get(i).bodyId())) {
                errors.add(new Refusal.FieldError("bodies[" + i + "].bodyId", "Name each body only once."));
            }
        }
        if (!errors.isEmpty()) {
            throw Refusal.fields(errors);
        }
        RequestNotes.about("compact", compactId);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        declarations.add(
                compactId,
                caller.subject(),
                form.bodies().stream()
                        .map(body -> new Declaration(
                                body.bodyId(),
                                body.ties().stream()
                                        .distinct()
                                        .sorted(Comparator.naturalOrder())
                                        .toList(),
                                now))
                        .toList());
    }

    private static Set<String> mayDeclareFor(Caller caller) {
        Set<String> ids = new TreeSet<>();
        for (OpenerRole role : List.of(OpenerRole.OFFICER, OpenerRole.CHAIR, OpenerRole.VICE_CHAIR)) {
            ids.addAll(caller.idsOf("compact", OpenerChoice.grant(role)));
        }
        return ids;
    }

    private CompactTies ties(String compactId, String personId) {
        DeclaredTies said = declarations.of(compactId, personId);
        return new CompactTies(
                compactId,
                compacts.name(compactId).orElse(compactId),
                compacts.bodies(compactId).stream()
                        .map(bodyId -> ties(bodyId, said.about(bodyId)))
                        .toList());
    }

    private BodyTies ties(String bodyId, Optional<Declaration> said) {
        return new BodyTies(
                bodyId,
                bodies.find(bodyId).map(Body::name).orElse(bodyId),
                said.map(Declaration::ties).orElse(null),
                said.map(Declaration::at).orElse(null));
    }
}
