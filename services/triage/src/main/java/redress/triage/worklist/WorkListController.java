package redress.triage.worklist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.BreachCategory;
import redress.events.codes.Stage;
import redress.platform.security.Caller;
import redress.triage.access.Access;
import redress.triage.access.CompactPool;
import redress.triage.compacts.CompactTerms;
import redress.triage.outcome.CaseEnds;
import redress.triage.worklist.Asked.Found;
import redress.triage.worklist.Asked.Only;

/** The cases that a caller works on, the urgent ones first. */
@RestController
@Tag(name = "triage")
class WorkListController {

    private static final String SLUG = "^[a-z0-9][a-z0-9-]{0,63}$";
    private static final String UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$";

    private final WorkLists lists;
    private final CompactTerms compacts;
    private final CompactPool people;
    private final CaseEnds ends;

    WorkListController(WorkLists lists, CompactTerms compacts, CompactPool people, CaseEnds ends) {
        this.lists = lists;
        this.compacts = compacts;
        this.people = people;
        this.ends = ends;
    }

    @GetMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listCases",
            summary = "The work list",
            description =
                    "Open cases, the urgent ones first, then by what is due first; with stage=CLOSED closed ones, the last closed first; with "
                            + "q those whose reference begins with it, open or closed, in the order of their references. Each further parameter "
                            + "leaves out the cases to which it does not apply. Anyone who speaks for the body finds no case by what it is not "
                            + "shown of it.")
    ResponseEntity<WorkListView> list(
            @RequestParam(required = false) @Nullable Stage stage,
            @Parameter(description = "A reference or its beginning")
                    @RequestParam(required = false)
                    @Pattern(regexp = "^[A-Za-z0-9 -]{1,20}$")
                    @Nullable
                    String q,
            @Parameter(description = "Only those of which you are the owner") @RequestParam(defaultValue = "false")
                    boolean mine,
            @Parameter(description = "Only those that nobody owns") @RequestParam(defaultValue = "false")
                    boolean unowned,
            @Parameter(description = "Only those whose deadline has passed") @RequestParam(defaultValue = "false")
                    boolean overdue,
            @RequestParam(defaultValue = "false") boolean urgent,
            @Parameter(description = "Only those about one of these public bodies")
                    @RequestParam(required = false)
                    @Size(max = 20, message = "Name at most 20 bodies.")
                    @Nullable
                    List<@Pattern(regexp = SLUG) String> bodyId,
            @Parameter(description = "Only those of which the report tells this")
                    @RequestParam(required = false)
                    @Nullable
                    BreachCategory category,
            @Parameter(
                            description =
                                    "For a search by words: only those about one of these bodies, or opened for one of the reports in foundReportId")
                    @RequestParam(required = false)
                    @Size(max = 20, message = "Name at most 20 bodies.")
                    @Nullable
                    List<@Pattern(regexp = SLUG) String> foundBodyId,
            @RequestParam(required = false) @Size(max = 100, message = "Name at most 100 reports.") @Nullable
                    List<@Pattern(regexp = UUID) String> foundReportId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @Parameter(description = "The “next” of the page before, with the same parameters otherwise")
                    @RequestParam(required = false)
                    @Pattern(regexp = Cursor.FORM)
                    @Nullable
                    String after,
            Caller caller) {
        Set<Only> only = EnumSet.noneOf(Only.class);
        Map.of(Only.MINE, mine, Only.UNOWNED, unowned, Only.OVERDUE, overdue, Only.URGENT, urgent)
                .forEach((each, on) -> {
                    if (on) {
                        only.add(each);
                    }
                });
        Found found =
                foundBodyId == null && foundReportId == null ? null : new Found(set(foundBodyId), set(foundReportId));
        Asked asked = new Asked(stage, q, only, set(bodyId), category, found);
        WorkListView page = lists.find(scope(caller), asked, limit, after);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page.with(ends.of(page.closed())));
    }

    private static Set<String> set(@Nullable List<String> ids) {
        return ids == null ? Set.of() : Set.copyOf(ids);
    }

    private Scope scope(Caller caller) {
        return new Scope(
                compacts(caller),
                Access.isNational(caller) ? people.bodiesWithoutSteeringGroup() : Map.of(),
                caller.idsOf("body", "contact"),
                caller.subject());
    }

    private Set<String> compacts(Caller caller) {
        Set<String> ids = new TreeSet<>(caller.idsOf("compact", "officer"));
        ids.addAll(caller.idsOf("compact", "chair"));
        if (Access.isNational(caller)) {
            ids.addAll(compacts.all().stream()
                    .filter(id -> !people.hasSteeringGroup(id))
                    .collect(Collectors.toSet()));
        }
        return ids;
    }
}
