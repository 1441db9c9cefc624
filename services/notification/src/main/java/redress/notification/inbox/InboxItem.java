package redress.notification.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import org.bson.Document;
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

    /** How an item lies in its inbox. */
    static InboxItem of(Document stored) {
        String dueOn = stored.getString("dueOn");
        return new InboxItem(
                stored.getString("noticeId"),
                stored.getString("template"),
                stored.getString("reference"),
                stored.getString("caseId"),
                stored.getDate("at").toInstant(),
                dueOn == null ? null : LocalDate.parse(dueOn));
    }

    Document stored() {
        Document stored = new Document("noticeId", noticeId)
                .append("template", template)
                .append("reference", reference)
                .append("at", Date.from(at));
        if (caseId != null) {
            stored.append("caseId", caseId);
        }
        return dueOn == null ? stored : stored.append("dueOn", dueOn.toString());
    }
}
