package redress.notification.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person was told.
 *
 * @param at when it came to be, by the domain's clock
 * @param dueOn the day that it names (Europe/London), or null
 */
public record InboxItem(
        String noticeId,
        String template,
        String reference,
        @Nullable String caseId,
        Instant at,
        @Nullable LocalDate dueOn) {

    static final Comparator<InboxItem> NEWEST_FIRST =
            Comparator.comparing(InboxItem::at).reversed().thenComparing(InboxItem::noticeId);
}
