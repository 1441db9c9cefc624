package redress.evidence.measures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.evidence.counting.Ledgers;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

/** The measures over HTTP. */
@RestController
@RequestMapping("/api/evidence")
@Tag(name = "Evidence", description = "What goes wrong, where, and what put it right")
class SummaryController {

    private static final String REGION = "E1200000[1-9]";
    private static final String COMPACT = "[a-z0-9][a-z0-9-]{0,79}";

    private final Ledgers ledgers;
    private final CompactBodies bodies;
    private final int smallest;

    SummaryController(
            Ledgers ledgers, CompactBodies bodies, @Value("${redress.evidence.smallest-shown}") int smallest) {
        if (smallest < 1) {
            throw new IllegalStateException("redress.evidence.smallest-shown is less than 1");
        }
        this.ledgers = ledgers;
        this.bodies = bodies;
        this.smallest = smallest;
    }

    @Operation(
            summary = "The measures of England, of a region or of a Compact",
            description =
                    "Open to everybody for England and its regions. For everybody, a number below suppressedBelow is left out,"
                            + " or null where it stands alone, and every other is rounded to the nearest multiple of"
                            + " roundedTo, totals too: so the parts need not add up to the whole. Days are whole days. With"
                            + " an analyst's token all numbers are shown as they are, unless the analyst also speaks for a"
                            + " public body: then they see what everybody sees. A Compact's figures are for analysts and"
                            + " for its own officers and chairs, who see them as they are; 403 for everybody else, and for"
                            + " anyone who speaks for one of that Compact's public bodies.")
    @GetMapping("/summary")
    SummaryView summary(
            @RequestParam(required = false)
                    @Pattern(regexp = REGION, message = "This is no region of England.")
                    @Nullable
                    String region,
            @RequestParam(required = false) @Pattern(regexp = COMPACT, message = "This is no Compact's id.") @Nullable
                    String compactId,
            @Nullable Caller caller) {
        boolean analyst = caller != null && caller.holds("national", "england", "analyst");
        Set<String> speaksFor = caller == null ? Set.of() : caller.idsOf("body", "contact");
        if (compactId != null) {
            if (region != null) {
                throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT, "ONE_SCOPE", "Give either region or compactId.");
            }
            if (!analyst && !ofTheGroup(caller, compactId)) {
                throw Refusal.of(
                        HttpStatus.FORBIDDEN,
                        "NOT_ALLOWED",
                        "The figures of a Compact are for analysts and its steering group.");
            }
            if (!speaksFor.isEmpty() && bodies.includeOneOf(compactId, speaksFor)) {
                throw Refusal.of(
                        HttpStatus.FORBIDDEN,
                        "NOT_ALLOWED",
                        "The figures of a Compact are not for anyone who speaks for one of its public bodies.");
            }
            return SummaryView.of(ledgers.compact(compactId), 1, true);
        }
        boolean exact = analyst && speaksFor.isEmpty();
        return SummaryView.of(region == null ? ledgers.england() : ledgers.region(region), exact ? 1 : smallest, exact);
    }

    private static boolean ofTheGroup(@Nullable Caller caller, String compactId) {
        return caller != null
                && (caller.holds("compact", compactId, "officer") || caller.holds("compact", compactId, "chair"));
    }
}
