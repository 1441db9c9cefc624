package redress.triage.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.triage.CaseRef;
import redress.platform.problems.Refusal;
import redress.platform.security.AskedBy;
import redress.platform.security.Caller;
import redress.platform.security.KnownPeople;
import redress.platform.security.KnownPerson;
import redress.platform.security.PeopleUnavailable;
import redress.triage.cases.CaseDesk;

/** Tells other services, and no person, as what somebody works on cases: what they hold of a case is shown to nobody else. */
@RestController
@Tag(name = "triage")
class RolesController {

    private static final String ID = "^[A-Za-z0-9-]{1,100}$";

    /** Reads what the steering group reads, and does nothing with the case. */
    private static final String VICE_CHAIR = "VICE_CHAIR";

    private final Access access;
    private final CaseDesk desk;
    private final KnownPeople people;

    RolesController(Access access, CaseDesk desk, KnownPeople people) {
        this.access = access;
        this.desk = desk;
        this.people = people;
    }

    @Schema(name = "CaseRoles")
    record RolesView(List<RoleView> roles) {}

    /** @param reportId for which the case was asked about; null where it was asked about by its own id */
    @Schema(name = "CaseRole")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RoleView(String caseId, String role, @Nullable String reportId) {}

    @GetMapping(path = "/internal/triage/roles/{personId}", produces = "application/json")
    @Operation(
            operationId = "rolesInCases",
            summary = "As what somebody works on some cases, or on those of reports (services only)",
            description = "Cases in which the person has no part are left out, as are those that are not there.")
    @AskedBy({"intake", "notification", "portal"})
    ResponseEntity<RolesView> roles(
            @PathVariable @Pattern(regexp = ID) String personId,
            @RequestParam(required = false) @Size(max = 100, message = "Ask about at most 100 cases at once.") @Nullable
                    List<@Pattern(regexp = ID) String> caseId,
            @RequestParam(required = false)
                    @Size(max = 100, message = "Ask about at most 100 reports at once.")
                    @Nullable
                    List<@Pattern(regexp = ID) String> reportId,
            Caller caller) {
        Map<String, String> reports = reportId == null ? Map.of() : desk.casesOf(reportId);
        Set<String> asked = new HashSet<>(caseId == null ? List.of() : caseId);
        asked.addAll(reports.values());
        Map<String, String> roles = asked.isEmpty()
                ? Map.of()
                : person(personId).map(person -> roles(person, asked)).orElse(Map.of());
        List<RoleView> views = new ArrayList<>();
        reports.forEach((report, itsCase) -> {
            if (roles.containsKey(itsCase)) {
                views.add(new RoleView(itsCase, roles.get(itsCase), report));
            }
        });
        roles.forEach((id, role) -> {
            if (!reports.containsValue(id)) {
                views.add(new RoleView(id, role, null));
            }
        });
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new RolesView(views));
    }

    /** By case. */
    private Map<String, String> roles(Caller person, Set<String> asked) {
        access.prepare(person);
        Set<String> seats = desk.seats(asked, person.subject());
        Map<String, String> roles = new HashMap<>();
        desk
                .readEach(
                        asked,
                        it -> role(access.roleOf(person, it, () -> seats), person, it.about())
                                .map(role -> Map.entry(it.caseId(), role)))
                .stream()
                .flatMap(Optional::stream)
                .forEach(role -> roles.put(role.getKey(), role.getValue()));
        return roles;
    }

    static Optional<String> role(Optional<Role> role, Caller person, CaseRef about) {
        boolean reads = person.holds("compact", about.compactId(), "vice-chair")
                && !person.holds("body", about.bodyId(), "contact");
        return role.isEmpty() && reads ? Optional.of(VICE_CHAIR) : role.map(Enum::name);
    }

    private Optional<Caller> person(String personId) {
        try {
            return people.find(personId).map(RolesController::caller);
        } catch (PeopleUnavailable away) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "REGISTER_AWAY",
                    "The register cannot be asked just now. Please try again in a few seconds.");
        }
    }

    private static Caller caller(KnownPerson person) {
        return new Caller(person.personId(), Set.copyOf(person.grants()));
    }
}
