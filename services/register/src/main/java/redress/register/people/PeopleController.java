package redress.register.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.Sector;
import redress.platform.security.AskedBy;
import redress.platform.security.Caller;
import redress.platform.security.PersonNotKnown;

/** Tells other services, and no person, who may act as what and where they can be written to. */
@RestController
@RequestMapping(path = "/internal/register/people", produces = "application/json")
@Tag(name = "register")
class PeopleController {

    private final People people;
    private final SignOuts signOuts;

    PeopleController(People people, SignOuts signOuts) {
        this.people = people;
        this.signOuts = signOuts;
    }

    @Schema(name = "RegisterPerson")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonView(
            String personId,
            String name,
            String email,
            @Nullable Sector sector,
            List<String> grants) {

        static PersonView of(Person person) {
            return new PersonView(person.id(), person.name(), person.email(), person.sector(), person.grants());
        }

        /** Shows no name or address, also in logs. */
        @Override
        public String toString() {
            return "PersonView[" + personId + "]";
        }
    }

    /** @param signOuts how often all sign-ins of the person were ended; one that began at a lower number is over */
    @Schema(name = "PersonGrants")
    record GrantsView(String personId, List<String> grants, int signOuts) {}

    @GetMapping("/{personId}")
    @Operation(operationId = "grantsOfPerson", summary = "What a person may act as now (services only)")
    @AskedBy({"intake", "triage", "notification", "evidence", "portal"})
    ResponseEntity<GrantsView> grants(@PathVariable @Size(max = 100) String personId, Caller caller) {
        return people.byId(personId)
                .map(person -> unstored(new GrantsView(person.id(), person.grants(), signOuts.of(person.id()))))
                .orElseThrow(() -> PersonNotKnown.refusal("The register knows nobody with this id."));
    }

    @GetMapping
    @Operation(operationId = "peopleByGrant", summary = "Who may act as something (services only)")
    @AskedBy({"triage", "notification", "portal"})
    ResponseEntity<List<PersonView>> byGrant(
            @RequestParam @Pattern(regexp = "^[a-z]{1,40}(/[a-z0-9-]{1,100}){0,2}$") String grant, Caller caller) {
        return unstored(people.holding(grant).stream().map(PersonView::of).toList());
    }

    @GetMapping("/by-email")
    @Operation(operationId = "personByEmail", summary = "Whose address this is (services only)")
    @AskedBy("portal")
    ResponseEntity<PersonView> byEmail(@RequestParam @Size(max = 320) String email, Caller caller) {
        return people.byEmail(email)
                .map(person -> unstored(PersonView.of(person)))
                .orElseThrow(() -> PersonNotKnown.refusal("Nobody in the register has this address."));
    }

    /** What somebody is called, and nothing else. */
    @Schema(name = "PersonName")
    record NameView(String personId, String name) {

        /** Shows no name, also in logs. */
        @Override
        public String toString() {
            return "NameView[" + personId + "]";
        }
    }

    @GetMapping("/names")
    @Operation(
            operationId = "namesOfPeople",
            summary = "What people are called (services only)",
            description = "Those whom the register does not know are left out.")
    @AskedBy("portal")
    ResponseEntity<List<NameView>> names(
            @RequestParam @Size(min = 1, max = 100, message = "Ask about at most 100 people at once.")
                    List<@Size(max = 100) String> personId,
            Caller caller) {
        return unstored(personId.stream()
                .distinct()
                .flatMap(id -> people.byId(id).stream())
                .map(person -> new NameView(person.id(), person.name()))
                .toList());
    }

    private static <T> ResponseEntity<T> unstored(T body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
