package redress.events.notification;

import java.time.Instant;

/**
 * The mail server took a notice for delivery. Notification publishes; evidence may count.
 *
 * @param noticeId the id in the delivery ledger; no address
 * @param subjectId the case that the notice concerns, or the report where there is no case yet; of a mail that is about several, the
 *     Compact of one of them
 * @param template the name of the template, such as {@code report-receipt}
 * @param recipient the role of the recipient, such as {@code REPORTER}
 */
public record NoticeDelivered(String noticeId, String subjectId, String template, String recipient, Instant at)
        implements NoticeEvent {
    @Override
    public String key() {
        return subjectId;
    }
}
