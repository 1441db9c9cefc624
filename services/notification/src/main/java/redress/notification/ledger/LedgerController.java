package redress.notification.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import redress.notification.ledger.Ledger.Listed;
import redress.notification.templates.Templates;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

/** What a national administrator sees of notices that did not go out yet, or may not have, and does with them. */
@RestController
@RequestMapping(path = "/api/notices", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Notices")
class LedgerController {

    private final Ledger ledger;
    private final Templates templates;
    private final ApplicationEventPublisher publisher;
    private final Clock real;

    @Autowired
    LedgerController(Ledger ledger, Templates templates, ApplicationEventPublisher publisher) {
        this(ledger, templates, publisher, Clock.systemUTC());
    }

    LedgerController(Ledger ledger, Templates templates, ApplicationEventPublisher publisher, Clock real) {
        this.ledger = ledger;
        this.templates = templates;
        this.publisher = publisher;
        this.real = real;
    }

    /** @param next where the next page begins; null on the last */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LedgerPage(List<LedgerEntryView> items, @Nullable String next) {}

    @GetMapping("/ledger")
    @Operation(
            summary =
                    "The notices whose delivery is in doubt, failed, waits or was put aside, the oldest first; for national administrators")
    LedgerPage list(
            Caller caller,
            @RequestParam Listed state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit,
            @RequestParam(required = false)
                    @Pattern(regexp = "^[0-9TZ:.-]{20,40}_[0-9a-f]{64}$")
                    @Parameter(description = "The `next` of the page before")
                    @Nullable
                    String after) {
        mustBeAdmin(caller);
        List<Notice> found = ledger.page(state, after == null ? null : after.replace('_', '|'), limit + 1);
        List<Notice> page = found.subList(0, Math.min(limit, found.size()));
        String last = found.size() > limit ? state.placeOf(page.get(limit - 1)) : null;
        return new LedgerPage(page.stream().map(this::view).toList(), last == null ? null : last.replace('|', '_'));
    }

    private LedgerEntryView view(Notice notice) {
        return LedgerEntryView.of(notice, templates);
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary =
                    "Sends a notice again whose delivery failed, is in doubt or was put aside; for national administrators")
    @ApiResponse(responseCode = "202", description = "It waits to be sent")
    @ApiResponse(
            responseCode = "409",
            description = "It is neither failed nor in doubt nor put aside.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(ref = "#/components/schemas/Problem")))
    LedgerEntryView resend(Caller caller, @PathVariable @Pattern(regexp = "[0-9a-f]{64}") String id) {
        mustBeAdmin(caller);
        Notice notice = ledger.read(id)
                .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "NO_SUCH_NOTICE", "There is no such notice."));
        if (!notice.state().isForAPerson()) {
            throw Refusal.of(
                    HttpStatus.CONFLICT,
                    "NOT_IN_DOUBT",
                    "Only a notice that failed, is in doubt or was put aside can be sent again.");
        }
        notice.again(real.instant());
        if (ledger.save(List.of(notice)).isEmpty()) {
            throw Refusal.of(HttpStatus.CONFLICT, "NOTICE_HAS_CHANGED", "The notice has just changed. Look again.");
        }
        publisher.publishEvent(new NoticesOwed(List.of(notice)));
        return view(notice);
    }

    private static void mustBeAdmin(Caller caller) {
        if (!caller.holds("national", "england", "admin")) {
            throw Refusal.of(
                    HttpStatus.FORBIDDEN, "NOT_ALLOWED", "Only a national administrator sees the delivery ledger.");
        }
    }
}
