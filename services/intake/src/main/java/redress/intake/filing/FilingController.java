package redress.intake.filing;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.intake.forms.ReportForm;
import redress.intake.throttle.Purpose;
import redress.intake.throttle.Throttle;
import redress.intake.unanswered.Backlog;

@RestController
@RequestMapping("/api/reports")
@Tag(name = "intake")
class FilingController {

    private static final String KEY = "^[A-Za-z0-9_-]{16,64}$";

    private final FilingDesk desk;
    private final Throttle throttle;
    private final Backlog backlog;

    FilingController(FilingDesk desk, Throttle throttle, Backlog backlog) {
        this.desk = desk;
        this.throttle = throttle;
        this.backlog = backlog;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "fileReport",
            summary = "File a report",
            description =
                    "Answered with 201 only when the report is stored durably. The same key with the same body is answered the "
                            + "same, however often it is sent; with another body it is refused with 409. 503 with Retry-After: "
                            + "nothing was stored; send it again with the same key.")
    ResponseEntity<FiledView> file(
            @RequestHeader("Idempotency-Key") @Pattern(regexp = KEY) String key, @RequestBody ReportForm form) {
        backlog.admit(() -> desk.hasFiled(key, form));
        throttle.count(Purpose.FILING);
        FiledView filed = desk.file(key, form);
        backlog.filed(filed.reportId());
        return ResponseEntity.created(URI.create("/api/reports/" + filed.reference()))
                .cacheControl(CacheControl.noStore())
                .body(filed);
    }
}
