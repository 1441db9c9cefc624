package redress.triage.view;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.Stage;
import redress.platform.security.Caller;
import redress.triage.access.Access;
import redress.triage.access.People;
import redress.triage.cases.WorkList;
import redress.triage.cases.WorkLists;
import redress.triage.compacts.CompactBook;

/** The cases that a caller works on, the most urgent first. */
@RestController
@Tag(name = "triage")
class WorkListController {

    private final WorkLists lists;
    private final CompactBook compacts;
    private final People people;

    WorkListController(WorkLists lists, CompactBook compacts, People people) {
        this.lists = lists;
        this.compacts = compacts;
        this.people = people;
    }

    @GetMapping(path = "/api/cases", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listCases",
            summary = "The work list",
            description =
                    "Open cases by what is due first; with stage=CLOSED closed ones, the latest first; with q those whose "
                            + "reference begins with it, open or closed, in the order of their references; with mine=true only those of which you are "
                            + "the owner.")
    ResponseEntity<WorkList> list(
            @RequestParam(required = false) @Nullable Stage stage,
            @Parameter(description = "A reference or its beginning")
                    @RequestParam(required = false)
                    @Pattern(regexp = "^[A-Za-z0-9 -]{1,20}$")
                    @Nullable
                    String q,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @Parameter(description = "The “next” of the page before")
                    @RequestParam(required = false)
                    @Pattern(regexp = WorkLists.CURSOR)
                    @Nullable
                    String after,
            Caller caller) {
        Set<String> bodies = caller.idsOf("body", "contact");
        WorkLists.Scope scope = new WorkLists.Scope(
                compacts(caller),
                Access.isNational(caller) ? people.bodiesWithoutSteeringGroup() : Map.of(),
                bodies,
                caller.subject(),
                mine);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(lists.find(scope, stage, q, limit, after));
    }

    private Set<String> compacts(Caller caller) {
        Set<String> ids = new java.util.TreeSet<>(caller.idsOf("compact", "officer"));
        ids.addAll(caller.idsOf("compact", "chair"));
        if (Access.isNational(caller)) {
            ids.addAll(compacts.all().stream()
                    .filter(id -> !people.hasSteeringGroup(id))
                    .collect(Collectors.toSet()));
        }
        return ids;
    }
}
