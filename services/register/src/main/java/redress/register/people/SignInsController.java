package redress.register.people;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;
import redress.platform.security.KnownPeople;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;

/** Ends every sign-in of a person at once, as when a device was lost. */
@RestController
@Tag(name = "register")
class SignInsController {

    private final People people;
    private final SignOuts signOuts;
    private final KnownPeople known;
    private final SecurityLog log;

    SignInsController(People people, SignOuts signOuts, KnownPeople known, SecurityLog log) {
        this.people = people;
        this.signOuts = signOuts;
        this.known = known;
        this.log = log;
    }

    @DeleteMapping("/api/register/people/{personId}/sign-ins")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            operationId = "endSignIns",
            summary = "End every sign-in of a person",
            description =
                    "For the national administrator. Sessions of the pages and tokens of programs that began before are refused from now on, "
                            + "where services run apart within a minute. The person may sign in again; to keep them out, take them out of the "
                            + "register.")
    void end(@PathVariable @Pattern(regexp = Person.ID) String personId, Caller caller) {
        if (!caller.holds("national", "england", "admin")) {
            throw Refusal.of(HttpStatus.FORBIDDEN, "NOT_ALLOWED", "Only the national administrator ends sign-ins.");
        }
        if (people.byId(personId).isEmpty()) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "NOT_FOUND",
                    "The register knows nobody with this id. Check it and try again.");
        }
        log.record(SecurityEvent.of("register.signIns.ended", caller).about("person", personId));
        signOuts.add(personId);
        known.forget(personId);
    }
}
