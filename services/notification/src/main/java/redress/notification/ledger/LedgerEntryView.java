package redress.notification.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redress.notification.templates.Templates;

/** An entry of the delivery ledger as an administrator sees it: no address and no name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LedgerEntry")
record LedgerEntryView(
        String noticeId,
        State state,
        String template,
        String recipient,

        @Schema(description = "What the mail says in its subject") @Nullable
        String subject,

        @Schema(description = "Absent for a notice that is not about one report") @Nullable
        String reference,

        @Nullable String caseId,

        @Schema(description = "When the notice came to be owed, by the clock of the domain")
        Instant owedSince,

        List<AttemptView> attempts,

        @Schema(description = "What a daily mail tells of; absent for any other") @Nullable
        List<ContainedView> contains) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ContainedNotice")
    record ContainedView(
            String noticeId,
            String template,
            @Nullable String reference,
            @Nullable String caseId) {}

    /** @param reply the mail server's reply code, if it gave one */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DeliveryAttempt")
    record AttemptView(Instant at, Reason reason, @Nullable Integer reply) {}

    static LedgerEntryView of(Notice notice, Templates templates) {
        return new LedgerEntryView(
                notice.id(),
                notice.state(),
                notice.template(),
                notice.addressee().role().name(),
                subject(notice, templates),
                notice.about().reference(),
                notice.about().caseId(),
                notice.owedSince(),
                notice.attempts().stream()
                        .map(each -> new AttemptView(each.at(), each.reason(), each.reply()))
                        .toList(),
                contains(notice));
    }

    private static @Nullable List<ContainedView> contains(Notice notice) {
        return notice.parts().isEmpty()
                ? null
                : notice.parts().stream()
                        .map(part -> new ContainedView(
                                part.noticeId(),
                                part.template(),
                                part.about().reference(),
                                part.about().caseId()))
                        .toList();
    }

    /** Null for a template that this version no longer has. */
    private static @Nullable String subject(Notice notice, Templates templates) {
        return templates.names().contains(notice.template())
                ? templates.subject(
                        notice.template(),
                        notice.about().reference(),
                        notice.about().dueOn())
                : null;
    }
}
