package redress.notification.listening;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.Notice;

/**
 * Owes one mail for all that comes in a span of time, by the real clock. Which events each person has been told of in this way is kept, so
 * that an event is told once, whenever it comes and however often.
 */
@Component
final class DigestMails {

    private final Ledger ledger;
    private final KeptIds told;
    private final Duration every;
    private final Clock real;

    /**
     * An event that a person is told of together with others.
     *
     * @param ownId the id of the notice that would have told of it alone
     * @param time of the event
     */
    record Told(String ownId, Instant time, Mail mail) {}

    /** Which mail tells of it. */
    record Mail(String compactId, Addressee addressee, String template) {}

    @Autowired
    DigestMails(Ledger ledger, MongoTemplate mongo, Digests digests) {
        this(ledger, mongo, digests.every(), Clock.systemUTC());
    }

    DigestMails(Ledger ledger, MongoTemplate mongo, Duration every, Clock real) {
        this.ledger = ledger;
        this.told = new KeptIds(mongo, "told_together");
        this.every = every;
        this.real = real;
    }

    /** May be repeated. The mail is owed before its events are kept: a kill between the two may cost a mail too many, but none too few. */
    void owe(Collection<Told> events) {
        Set<String> ids = events.stream().map(Told::ownId).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return;
        }
        Set<String> known = new HashSet<>(told.among(ids));
        known.addAll(ledger.existing(ids)); // they were mailed alone
        List<Told> fresh =
                events.stream().filter(each -> !known.contains(each.ownId())).toList();
        Map<Mail, List<Told>> byMail = fresh.stream().collect(Collectors.groupingBy(Told::mail));
        List<Notice> mails = new ArrayList<>();
        byMail.forEach((mail, its) -> mails.add(
                next(mail, its.stream().map(Told::time).min(Instant::compareTo).orElseThrow())));
        ledger.oweLater(mails);
        told.add(fresh.stream().map(Told::ownId).collect(Collectors.toSet()));
    }

    /** The one that is still to be sent, if there is one; of one that a newer version has stored that cannot be told. */
    private Notice next(Mail mail, Instant since) {
        Instant now = real.instant();
        for (long span = now.toEpochMilli() / every.toMillis(); ; span++) {
            Notice notice = Notice.owedAt(
                    "digest|" + mail.compactId() + "|" + span,
                    new Notice.About(mail.compactId(), null, null, null, null, null, mail.compactId()),
                    mail.addressee(),
                    mail.template(),
                    since,
                    now.plus(every));
            List<String> id = List.of(notice.id());
            if (ledger.existing(id).isEmpty()
                    || ledger.read(id).stream().anyMatch(each -> each.state().isWaiting())) {
                return notice;
            }
        }
    }
}
