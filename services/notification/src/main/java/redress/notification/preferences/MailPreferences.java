package redress.notification.preferences;

import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.platform.formats.Format;

/**
 * How one person wants mails.
 *
 * @param atOnce whether a reminder that is not urgent is mailed at once; otherwise it waits for the daily mail
 * @param off the templates whose mails are not sent; what is not optional any more is passed over
 */
@Document("mail_preferences")
@Format(1)
public record MailPreferences(@Id String personId, boolean atOnce, Set<String> off) {

    public MailPreferences {
        off = Set.copyOf(off);
    }

    /** Of somebody who has not said anything. */
    static MailPreferences usual(String personId) {
        return new MailPreferences(personId, false, Set.of());
    }
}
