package redress.notification.inbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import redress.notification.templates.Templates;
import redress.platform.problems.Refusal;
import redress.platform.security.Caller;

/** A person's own notices. */
@RestController
@RequestMapping(path = "/api/notices", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Notices")
class InboxController {

    private final Inboxes inboxes;
    private final OwnCases cases;
    private final Templates templates;

    InboxController(Inboxes inboxes, OwnCases cases, Templates templates) {
        this.inboxes = inboxes;
        this.cases = cases;
        this.templates = templates;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Notice")
    record NoticeView(
            String noticeId,
            String subject,

            @Schema(description = "Absent where it is not about one report") @Nullable
            String reference,

            @Nullable String caseId,

            @Schema(description = "When it came to be, by the clock of the domain")
            Instant at,

            @Nullable LocalDate dueOn,

            @Schema(description = "True when that day may become later: the public holidays up to it are not known yet")
            @Nullable
            Boolean provisional) {}

    @Schema(name = "NoticeList")
    record NoticeList(List<NoticeView> items) {}

    @GetMapping
    @Operation(
            summary =
                    "The caller's own notices of cases that are still theirs, the newest first; the last 100 are kept")
    NoticeList own(
            Caller caller,
            @RequestParam(required = false)
                    @Pattern(regexp = "[A-Za-z0-9:._-]{1,100}")
                    @Schema(description = "May only name the caller")
                    @Nullable
                    String personId,
            @RequestParam(defaultValue = "50") @Min(1) @Max(100) int limit) {
        if (personId != null && !personId.equals(caller.subject())) {
            throw Refusal.of(HttpStatus.NOT_FOUND, "NO_SUCH_INBOX", "There is no such inbox.");
        }
        List<InboxItem> all = inboxes.of(caller.subject());
        Set<String> own = cases.among(caseIds(all), caller.subject());
        return new NoticeList(all.stream()
                .filter(item -> item.caseId() == null || own.contains(item.caseId()))
                .limit(limit)
                .map(this::view)
                .toList());
    }

    private static Set<String> caseIds(List<InboxItem> items) {
        return items.stream().map(InboxItem::caseId).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    private NoticeView view(InboxItem item) {
        String subject = templates.names().contains(item.template())
                ? templates.subject(item.template(), item.reference(), item.dueOn())
                : templates.subjectOfUnknown(item.reference());
        return new NoticeView(
                item.noticeId(),
                subject,
                item.reference(),
                item.caseId(),
                item.at(),
                item.dueOn(),
                item.provisional() ? true : null);
    }
}
