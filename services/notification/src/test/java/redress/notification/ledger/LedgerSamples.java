package redress.notification.ledger;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.notification.routing.Recipient;

/** Ledgers and notices for tests of this and the other packages. */
public final class LedgerSamples {

    public static final Addressee OFFICER =
            new Addressee(Recipient.OFFICER, "sample-thurrock-officer", "compact/thurrock/officer");

    private LedgerSamples() {}

    public static Ledger ledger(MongoTemplate mongo, ApplicationEventPublisher publisher) {
        return new Ledger(mongo, collection -> documentId -> {}, publisher, new SimpleMeterRegistry());
    }

    /** As a newer version would have stored it. */
    public static org.bson.Document newer(MongoTemplate mongo, Notice notice) {
        mongo.getCollection("notices").updateOne(Filters.eq("_id", notice.id()), Updates.set("format", 3));
        return stored(mongo, notice);
    }

    public static org.bson.Document stored(MongoTemplate mongo, Notice notice) {
        return mongo.getCollection("notices")
                .find(Filters.eq("_id", notice.id()))
                .first();
    }

    public static Optional<Notice> read(Ledger ledger, String id) {
        return ledger.read(id);
    }

    public static void again(Ledger ledger, Notice notice) {
        notice.again(Instant.now(java.time.Clock.systemUTC()));
        ledger.save(java.util.List.of(notice));
    }

    public static Notice notice(String eventId, Addressee addressee, String template, Instant now) {
        return notice(eventId, "CB-7K2M-Q4TX", addressee, template, now);
    }

    public static Notice notice(String eventId, String reference, Addressee addressee, String template, Instant now) {
        return notice(
                eventId,
                new Notice.About(
                        "case-1", "case-1", "report-1", reference, LocalDate.of(2026, 3, 31), null, "thurrock"),
                addressee,
                template,
                now);
    }

    public static Notice notice(String eventId, Notice.About about, Addressee addressee, String template, Instant now) {
        return Notice.owed(eventId, about, addressee, template, now, now);
    }
}
