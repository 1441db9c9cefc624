package redress.evidence.counting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;
import redress.platform.securitylog.SecurityEvent;
import redress.platform.securitylog.SecurityLog;

/** For national administrators; for all others it is not there. */
@RestController
@RequestMapping(path = "/api/operations/evidence/recount", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "operations")
class RecountController {

    private final Recounting recount;
    private final SecurityLog log;

    RecountController(Recounting recount, SecurityLog log) {
        this.recount = recount;
        this.log = log;
    }

    record RecountView(Recounting.State state) {}

    @GetMapping
    @Operation(operationId = "recountState", summary = "How far the last recount of all cases has got")
    RecountView state(Caller caller) {
        mustBeAdministrator(caller);
        return new RecountView(recount.state());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            operationId = "recount",
            summary = "Count all cases anew from the log of their events",
            description = "The figures that stand are shown until the new ones take their place.")
    @ApiResponse(responseCode = "202", description = "It has begun")
    RecountView start(Caller caller) {
        mustBeAdministrator(caller);
        log.record(SecurityEvent.of("operations.evidence.recount", caller));
        if (!recount.isComplete()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "LOG_INCOMPLETE",
                    "The log of case events no longer begins with the first one, so a recount would lose cases. The figures stand.");
        }
        if (!recount.start()) {
            throw Refusal.of(HttpStatus.CONFLICT, "RECOUNT_RUNNING", "A recount is running. Wait until it is done.");
        }
        return new RecountView(recount.state());
    }

    private static void mustBeAdministrator(Caller caller) {
        if (!caller.holds("national", "england", "admin")) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at this address.");
        }
    }
}
