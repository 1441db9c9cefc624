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
 * @param reference null where it is not about one report
 * @param dueOn the day that it names (Europe/London), or null
 * @param provisional whether that day may become later
 */
public record InboxItem(
        String noticeId,
        String template,
        @Nullable String reference,
        @Nullable String caseId,
        Instant at,
        @Nullable LocalDate dueOn,
        boolean provisional) {

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
                dueOn == null ? null : LocalDate.parse(dueOn),
                stored.getBoolean("provisional", false));
    }

    Document stored() {
        Document stored =
                new Document("noticeId", noticeId).append("template", template).append("at", Date.from(at));
        if (reference != null) {
            stored.append("reference", reference);
        }
        if (provisional) {
            stored.append("provisional", true);
        }
        if (caseId != null) {
            stored.append("caseId", caseId);
        }
        return dueOn == null ? stored : stored.append("dueOn", dueOn.toString());
    }
}
