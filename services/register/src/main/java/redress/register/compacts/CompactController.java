package redress.register.compacts;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.register.bodies.Bodies;

@RestController
@RequestMapping(path = "/api/register/compacts", produces = "application/json")
@Tag(name = "register")
class CompactController {

    private static final String REGION = "^E1200000[1-9]$";
    private static final String SLUG = "^[a-z0-9][a-z0-9-]{0,99}$";

    private final Compacts compacts;
    private final Bodies bodies;

    CompactController(Compacts compacts, Bodies bodies) {
        this.compacts = compacts;
        this.bodies = bodies;
    }

    @GetMapping
    @Operation(operationId = "listCompacts", summary = "The local Compacts, in the order of their ids")
    CompactSummary.Page list(
            @Parameter(description = "Only those of this region of England, by its ONS code", example = "E12000006")
                    @RequestParam(required = false)
                    @Pattern(regexp = REGION)
                    @Nullable
                    String region,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @Parameter(description = "The value of next of the page before")
                    @RequestParam(required = false)
                    @Pattern(regexp = SLUG)
                    @Nullable
                    String after) {
        List<CompactEntry> found = compacts.after(after == null ? "" : after).stream()
                .filter(entry -> region == null || entry.region().equals(region))
                .limit(limit + 1L)
                .toList();
        List<CompactEntry> page = found.subList(0, Math.min(limit, found.size()));
        return new CompactSummary.Page(
                page.stream().map(entry -> CompactSummary.of(entry, bodies)).toList(),
                found.size() > limit ? page.get(limit - 1).id() : null);
    }

    @GetMapping("/{compactId}")
    @Operation(operationId = "readCompact", summary = "A Compact with its limits and the seats of its steering group")
    CompactView read(@Parameter(example = "thurrock") @PathVariable @Pattern(regexp = SLUG) String compactId) {
        return compacts.find(compactId)
                .map(entry -> CompactView.of(entry, bodies))
                .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "The register has no such Compact."));
    }
}
