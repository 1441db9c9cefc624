package redress.notification.ledger;

import org.jspecify.annotations.Nullable;
import redress.notification.routing.Recipient;

/**
 * Who is told, without an address.
 *
 * @param recipientId the person's id, or {@code reporter:} and the report's id
 * @param grant the grant in the register through which the person was found; null for a reporter
 */
public record Addressee(
        Recipient role, String recipientId, @Nullable String grant) {

    public static Addressee reporter(String reportId) {
        return new Addressee(Recipient.REPORTER, "reporter:" + reportId, null);
    }
}
