package redress.notification.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/** The notices that a person has to look at, as operations list them: first those that failed, then those in doubt. */
@Component
class StuckNotices implements StuckThings {

    private static final String SERVICE = "notification";

    private final MongoTemplate mongo;
    private final Ledger ledger;
    private final ApplicationEventPublisher publisher;
    private final Clock real = Clock.systemUTC();

    StuckNotices(MongoTemplate mongo, Ledger ledger, ApplicationEventPublisher publisher) {
        this.mongo = mongo;
        this.ledger = ledger;
        this.publisher = publisher;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.NOTICE;
    }

    /** By the indexed field {@code attention}: state, moment and id. */
    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        if (!service.equals(SERVICE)) {
            return List.of();
        }
        Query next = Query.query(Criteria.where("attention").gte(afterKey.isEmpty() ? "" : afterKey + "!"))
                .with(Sort.by("attention"))
                .limit(limit);
        next.fields().include("attention", "template");
        return mongo.find(next, Document.class, "notices").stream()
                .map(StuckNotices::stuck)
                .toList();
    }

    private static Stuck stuck(Document notice) {
        String[] attention = notice.getString("attention").split("\\|");
        return new Stuck(
                SERVICE,
                Stuck.Kind.NOTICE,
                notice.getString("_id"),
                notice.getString("template"),
                attention[0],
                Instant.parse(attention[1]),
                0,
                List.of(Stuck.Act.ON));
    }

    @Override
    public String key(Stuck last) {
        return last.reason() + "|" + last.since() + "|" + last.id();
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        Notice notice = ledger.read(id).orElse(null);
        if (act != Stuck.Act.ON || notice == null || !notice.state().next().equals(Set.of(State.PENDING))) {
            return false;
        }
        notice.again(real.instant());
        boolean saved = !ledger.save(List.of(notice)).isEmpty();
        if (saved) {
            publisher.publishEvent(new NoticesOwed(List.of(notice)));
        }
        return saved;
    }
}
