package redress.register.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.register.bodies.Bodies;
import redress.register.bodies.BodyType;
import redress.register.compacts.Compacts;

@RestController
@Tag(name = "register")
class BodyController {

    private final BodySearch search;
    private final Compacts compacts;

    BodyController(Bodies bodies, Compacts compacts) {
        this.search = new BodySearch(bodies.all().stream());
        this.compacts = compacts;
    }

    /** @param compactIds the Compacts that bind it now */
    @Schema(name = "PublicBody")
    record BodyView(String bodyId, String name, BodyType type, List<String> compactIds) {}

    @GetMapping(path = "/api/register/bodies", produces = "application/json")
    @Operation(operationId = "findBodies", summary = "Public bodies by the words of their names, the best match first")
    List<BodyView> find(
            @Parameter(description = "Beginnings of words of the name; all bodies when empty", example = "thurr")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String q,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return search.find(q, limit).stream()
                .map(body -> new BodyView(body.id(), body.name(), body.type(), compacts.binding(body.id())))
                .toList();
    }
}
