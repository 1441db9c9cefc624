package redress.platform.securitylog;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;
import redress.platform.security.ServicesHere;
import tools.jackson.databind.JsonNode;

/** The security log for the people who run the system; reading it leaves a line in it. */
@RestController
@Tag(name = "operations")
class SecurityLogController {

    private final LogReader reader;
    private final ServicesHere here;

    SecurityLogController(LogReader reader, ServicesHere here) {
        this.reader = reader;
        this.here = here;
    }

    /** One event, in ids and codes. */
    @Schema(name = "SecurityLogLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineView(
            String at,
            String service,
            String action,
            String actor,
            @Nullable String subjectKind,
            @Nullable String subjectId,
            String outcome,
            @Nullable Map<String, String> details) {

        static LineView of(JsonNode line) {
            return new LineView(
                    line.path("at").asString(""),
                    line.path("service").asString(""),
                    line.path("action").asString(""),
                    line.path("actor").asString(""),
                    line.path("subjectKind").asString(null),
                    line.path("subjectId").asString(null),
                    line.path("outcome").asString(""),
                    details(line.path("details")));
        }

        private static @Nullable Map<String, String> details(JsonNode node) {
            if (!node.isObject()) {
                return null;
            }
            Map<String, String> details = new TreeMap<>();
            node.properties()
                    .forEach(each -> details.put(each.getKey(), each.getValue().asString("")));
            return details;
        }
    }

    /**
     * @param unreadable lines of this page that were cut short, as by a full disk
     * @param next the cursor of the next page; absent where there is no more by now
     */
    @Schema(name = "SecurityLogPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageView(
            List<LineView> items, int unreadable, @Nullable Long next) {}

    @GetMapping(path = "/api/operations/{service}/security-log", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "readSecurityLog",
            summary = "The security log of a service, the events of a day in their order",
            description = "For the national administrator. Services that run in one process have one log together.")
    @ApiResponse(responseCode = "200", description = "At most as many as asked for")
    ResponseEntity<PageView> read(
            @PathVariable @Pattern(regexp = "^[a-z]{1,40}$") String service,
            @RequestParam LocalDate day,
            @RequestParam(defaultValue = "0") @Min(0) long cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(200) int limit,
            Caller caller) {
        if (!here.names().contains(service)) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "NO_SUCH_SERVICE", "This service does not run here.");
        }
        try {
            LogReader.Page page = reader.read(day, cursor, limit);
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .body(new PageView(
                            page.lines().stream().map(LineView::of).toList(), page.unreadable(), page.next()));
        } catch (IOException e) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "LOG_UNREADABLE",
                    "The file of this day cannot be read. Look at the disk of this service.");
        }
    }
}
