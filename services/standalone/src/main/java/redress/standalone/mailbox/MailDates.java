package redress.standalone.mailbox;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import redress.embedded.mail.EmbeddedMail;

/** Dates mails by the clock that can be moved, so that the story of a case can be read in order. */
@Component
@ConditionalOnProperty("redress.standalone.mailbox")
class MailDates {

    MailDates(EmbeddedMail mails, Clock clock) {
        mails.dateBy(clock);
    }
}
