package redress.intake.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import redress.intake.identities.Identities;
import redress.intake.identities.Reporter.Field;
import redress.intake.reports.Report;
import redress.platform.problems.Refusal;
import redress.platform.security.AskedBy;
import redress.platform.security.Caller;

/** Tells notification, and no person, where a reporter can be written to. */
@RestController
@Tag(name = "intake")
class AddressController {

    private final Identities identities;

    AddressController(Identities identities) {
        this.identities = identities;
    }

    /** Where to write to, and nothing more: mails name nobody. */
    @Schema(name = "ReporterAddress")
    record AddressView(String email) {
        @Override
        public String toString() {
            return "***";
        }
    }

    @GetMapping(
            path = "/internal/intake/reports/{reportId}/reporter-address",
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "reporterAddress", summary = "Where a reporter can be written to (services only)")
    @AskedBy("notification")
    ResponseEntity<AddressView> address(@PathVariable @Pattern(regexp = Report.ID) String reportId, Caller caller) {
        return identities
                .of(reportId)
                .flatMap(reporter -> reporter.get(Field.CONTACT_EMAIL).map(email -> new AddressView(email.value())))
                .map(view ->
                        ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view))
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "NOT_FOUND",
                        "There is no such report, or its reporter gave no address."));
    }
}
