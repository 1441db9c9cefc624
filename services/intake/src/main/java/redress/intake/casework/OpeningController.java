package redress.intake.casework;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import redress.events.codes.OpenerRole;
import redress.events.codes.OpeningReason;
import redress.intake.openings.Choice;
import redress.intake.openings.Opening;
import redress.intake.reports.Report;
import redress.intake.reports.ReportDesk;
import redress.platform.forms.Known;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

/** Lets the one person who may open who filed a report; what cannot be written down first does not happen. */
@RestController
@Tag(name = "intake")
class OpeningController {

    private final Looks looks;
    private final Contents contents;
    private final ReadingLog witness;
    private final ReportDesk desk;
    private final Clock clock;

    OpeningController(Looks looks, Contents contents, ReadingLog witness, ReportDesk desk, Clock clock) {
        this.looks = looks;
        this.contents = contents;
        this.witness = witness;
        this.desk = desk;
        this.clock = clock;
    }

    /** Why it is opened; the reporter is told. */
    @Schema(name = "OpeningForm")
    record OpeningForm(
            @NotNull(message = "Say why you open it.") @Known(message = "Choose one of the reasons.")
            OpeningReason reason) {}

    @PostMapping(
            path = "/api/reports/{reportId}/content/openings",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openReporter",
            summary = "Open who filed a report, and what only one person may read",
            description =
                    "For the one person whom the content names as opener. It is written to the security log before anything is shown, "
                            + "and refused with 503 if it cannot be; the reporter sees it on her page and is told by mail. It lasts for an hour.")
    ResponseEntity<ContentView> open(
            @PathVariable @Pattern(regexp = Report.ID) String reportId,
            Caller caller,
            @Valid @RequestBody OpeningForm form) {
        Look look = looks.toOpen(reportId, caller).orElseThrow(ContentController::notFound);
        Choice choice = look.choice();
        if (!look.report().filed().needsOpener()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "NOTHING_TO_OPEN",
                    "Nothing of this report is for one person alone. Read it without opening it.");
        }
        if (choice == null || !look.mayOpen()) {
            witness.refuses(look, caller);
            throw Refusal.of(HttpStatus.FORBIDDEN, "NOT_YOURS_TO_OPEN", whoInstead(choice));
        }
        OpenerRole role = Objects.requireNonNull(choice.role());
        Opening opening = new Opening(
                caller.subject(), role, form.reason(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
        witness.opens(look, caller, opening);
        Report opened = desk.open(reportId, opening);
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(contents.of(looks.opened(opened, look)));
    }

    private static String whoInstead(@Nullable Choice choice) {
        if (choice == null) {
            return "This is not for your role.";
        }
        return choice.name() == null
                ? "Nobody has declared to have no tie to the public body, so nobody can open it. If you have none, declare it."
                : "Only one person may open it: " + choice.name()
                        + ". If you have no tie to the public body, declare it.";
    }
}
