package redress.intake.finding;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.intake.casework.ReadingLog;
import redress.platform.forms.Text;
import redress.platform.security.Caller;

/**
 * Finds reports by words. They come in the body of the request: they may be a name, and addresses end up in the logs of what lies between
 * services. The address of the portal’s work list holds them on purpose, so that a search can be kept as a bookmark.
 */
@RestController
@Tag(name = "intake")
class SearchController {

    private final Search search;
    private final ReadingLog witness;

    SearchController(Search search, ReadingLog witness) {
        this.search = search;
        this.witness = witness;
    }

    /** What is looked for. */
    @Schema(name = "ReportSearch")
    record SearchForm(
            @NotNull(message = "Say what to search for.") @Text(max = 100)
            String words) {
        @Override
        public String toString() {
            return "[***]";
        }
    }

    /** @param more whether there may be others: with more words there are fewer */
    @Schema(name = "FoundReports")
    record FoundView(List<String> reportIds, boolean more) {}

    @PostMapping(
            path = "/api/reports/search",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "searchReports",
            summary = "Find reports by words",
            description =
                    "Reports whose reporter is named openly and whose label, as you are shown it, has all of the words; the last "
                            + "filed first, at most a hundred. A report is found some seconds after it was filed. Officers, chairs, "
                            + "vice-chairs and the national officer find reports of their Compacts, but none about a body for which "
                            + "they speak; others find none.")
    ResponseEntity<FoundView> search(@Valid @RequestBody SearchForm form, Caller caller) {
        Search.Found found = search.find(form.words(), caller);
        witness.finds(found.reportIds().size(), caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new FoundView(found.reportIds(), found.more()));
    }
}
