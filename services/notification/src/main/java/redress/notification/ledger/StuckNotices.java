package redress.notification.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Component;
import redress.platform.mongo.KnownDocuments;
import redress.platform.operations.Stuck;
import redress.platform.operations.StuckThings;
import redress.platform.security.Caller;

/**
 * The notices that do not get on by themselves, as operations list them: those that failed, those in doubt, those that have been tried
 * for too long, those that nobody has tried though their time came long ago, and those whose daily mail is not put together.
 */
@Component
class StuckNotices implements StuckThings {

    private static final String SERVICE = "notification";
    private static final String WAITING = "WAITING|";

    /** Its time has come, and it is not tried: the mail server cannot be reached, there are too many, or all workers hang. */
    private static final String OVERDUE = "OVERDUE";

    /** The hour of its daily mail has passed, and that is not put together. It is known here by its place in the list of these. */
    private static final String HELD = "HELD";

    private static final String DAILY = "daily|";

    /** What has waited for less gets on by itself. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final KnownDocuments known;
    private final Ledger ledger;
    private final ApplicationEventPublisher publisher;
    private final Clock domain;
    private final Clock real = Clock.systemUTC();

    StuckNotices(MongoTemplate mongo, Ledger ledger, ApplicationEventPublisher publisher, Clock domain) {
        this.known = new KnownDocuments(mongo);
        this.ledger = ledger;
        this.publisher = publisher;
        this.domain = domain;
    }

    @Override
    public Stuck.Kind kind() {
        return Stuck.Kind.NOTICE;
    }

    @Override
    public List<Stuck> after(String service, String afterKey, int limit) {
        if (!service.equals(SERVICE)) {
            return List.of();
        }
        String patience = real.instant().minus(PATIENCE).toString();
        List<Stuck> found = new ArrayList<>();
        if (afterKey.startsWith(HELD)) {
            return held(DAILY + afterKey.substring(HELD.length() + 1) + "!", limit);
        }
        if (!afterKey.startsWith(OVERDUE)) {
            range("attention", afterKey.isEmpty() ? "FAILED|" : afterKey + "!", WAITING + patience, limit)
                    .forEach(each -> found.add(stuck(each)));
        }
        String from = afterKey.startsWith(OVERDUE) ? afterKey.replace(OVERDUE + "|", "due|") + "!" : "due|";
        while (found.size() < limit) {
            List<Document> due = range("work", from, "due|" + patience, limit);
            due.stream()
                    .filter(each -> each.getString("attention") == null && found.size() < limit)
                    .forEach(each -> found.add(overdue(each)));
            if (due.size() < limit) {
                break;
            }
            from = due.get(limit - 1).getString("work") + "!";
        }
        if (found.size() < limit) {
            found.addAll(held(DAILY, limit - found.size()));
        }
        return found;
    }

    private List<Stuck> held(String from, int limit) {
        Instant now = domain.instant();
        return range("work", from, DAILY + now.minus(PATIENCE), limit).stream()
                .map(each -> held(each, now))
                .toList();
    }

    /** What is claimed may be in its mail already: nobody can send it alone. */
    private Stuck held(Document notice, Instant now) {
        String place = notice.getString("work").substring(DAILY.length());
        Duration waited = Duration.between(Instant.parse(place.substring(0, place.indexOf('|'))), now);
        return new Stuck(
                SERVICE,
                Stuck.Kind.NOTICE,
                place,
                notice.getString("template"),
                HELD,
                real.instant().minus(waited),
                0,
                State.HELD.name().equals(notice.getString("state")) ? List.of(Stuck.Act.ON) : List.of());
    }

    private List<Document> range(String indexed, String from, String to, int limit) {
        return known.documents(
                Notice.class, indexed, from, to, limit, "attention", "work", "template", "attempts", "state");
    }

    private static Stuck stuck(Document notice) {
        String[] attention = notice.getString("attention").split("\\|");
        return stuck(notice, WAITING.startsWith(attention[0]) ? lastReason(notice) : attention[0], attention[1]);
    }

    private static Stuck overdue(Document notice) {
        return stuck(notice, OVERDUE, notice.getString("work").split("\\|")[1]);
    }

    private static Stuck stuck(Document notice, String reason, String since) {
        return new Stuck(
                SERVICE,
                Stuck.Kind.NOTICE,
                notice.getString("_id"),
                notice.getString("template"),
                reason,
                Instant.parse(since),
                0,
                List.of(Stuck.Act.ASIDE, Stuck.Act.ON));
    }

    private static String lastReason(Document notice) {
        List<Document> attempts = notice.getList("attempts", Document.class);
        return attempts.get(attempts.size() - 1).getString("reason");
    }

    /** As the lists are ordered: by the state of the notice, and then since when. */
    @Override
    public String key(Stuck last) {
        if (last.reason().equals(HELD)) {
            return HELD + "|" + last.id();
        }
        String list = Set.of("FAILED", "UNKNOWN", OVERDUE).contains(last.reason()) ? last.reason() + "|" : WAITING;
        return list + last.since() + "|" + last.id();
    }

    @Override
    public boolean act(String service, String id, Stuck.Act act, Caller by) {
        Notice notice = ledger.read(id.substring(id.lastIndexOf('|') + 1)).orElse(null);
        if (notice != null && notice.state() == State.HELD) {
            return act == Stuck.Act.ON && alone(notice);
        }
        if (notice == null || !(notice.state().isWaiting() || notice.state().isForAPerson())) {
            return false;
        }
        return switch (act) {
            case ASIDE -> notice.state() != State.ASIDE && putAside(notice);
            case ON -> tryNow(notice);
            case BACK -> false;
        };
    }

    private boolean putAside(Notice notice) {
        notice.aside(real.instant());
        return !ledger.save(List.of(notice)).isEmpty();
    }

    private boolean tryNow(Notice notice) {
        if (notice.state().isWaiting()) {
            notice.atOnce(real.instant());
        } else {
            notice.again(real.instant());
        }
        return saveAndTell(notice);
    }

    private boolean alone(Notice notice) {
        notice.alone(real.instant());
        return saveAndTell(notice);
    }

    private boolean saveAndTell(Notice notice) {
        boolean saved = !ledger.save(List.of(notice)).isEmpty();
        if (saved) {
            publisher.publishEvent(new NoticesOwed(List.of(notice)));
        }
        return saved;
    }
}
