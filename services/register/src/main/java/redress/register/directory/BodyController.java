package redress.register.directory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.register.bodies.Bodies;
import redress.register.bodies.Body;
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

    /**
     * A page of what was found.
     *
     * @param total how many were found in all
     * @param near true when no name has all the words, and these come near
     * @param next to be given as {@code after} for the next page; null when there is none
     */
    @Schema(name = "PublicBodiesPage")
    record Page(
            List<BodyView> items,
            int total,
            boolean near,
            @Nullable String next) {}

    @GetMapping(path = "/api/register/bodies", produces = "application/json")
    @Operation(operationId = "findBodies", summary = "Public bodies by the words of their names, the best match first")
    Page find(
            @Parameter(
                            description =
                                    "Words of the name, or their beginnings; all bodies when empty. Kinds, such as council or"
                                            + " borough, do not count beside other words; a slip of a letter does no harm",
                            example = "thurr")
                    @RequestParam(defaultValue = "")
                    @Size(max = 100)
                    String q,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            @Parameter(description = "The value of next of the page before, with the same words")
                    @RequestParam(required = false)
                    @Pattern(regexp = "^[a-z0-9][a-z0-9-]{0,99}$")
                    @Nullable
                    String after) {
        BodySearch.Found found = search.find(q);
        int from = after == null ? 0 : found.placeOf(after) + 1;
        List<Body> page = found.bodies().stream().skip(from).limit(limit).toList();
        return new Page(
                page.stream().map(this::view).toList(),
                found.bodies().size(),
                found.near(),
                from + page.size() < found.bodies().size() && !page.isEmpty()
                        ? page.get(page.size() - 1).id()
                        : null);
    }

    private BodyView view(Body body) {
        return new BodyView(body.id(), body.name(), body.type(), compacts.binding(body.id()));
    }
}
