package redress.register.compacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.register.bodies.Bodies;
import redress.register.bodies.Body;

/** A Compact in a list. */
record CompactSummary(
        String compactId,
        String name,
        CompactEntry.Level level,
        String region,
        @Schema(description = CompactEntry.STATUSES) String status,
        List<BoundBodyView> bodies) {

    record BoundBodyView(String bodyId, String name, String type) {}

    /** @param next the value of {@code after} that gives the following ones; absent behind the last */
    @Schema(name = "CompactPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<CompactSummary> items, @Nullable String next) {}

    static CompactSummary of(CompactEntry entry, Bodies known) {
        return new CompactSummary(
                entry.id(),
                entry.name(),
                entry.level(),
                entry.region(),
                entry.status().name(),
                bodies(entry, known));
    }

    static List<BoundBodyView> bodies(CompactEntry entry, Bodies known) {
        return entry.bodies().stream()
                .map(bound -> new BoundBodyView(
                        bound.bodyId(),
                        known.find(bound.bodyId()).map(Body::name).orElse(bound.bodyId()),
                        bound.type()))
                .toList();
    }
}
