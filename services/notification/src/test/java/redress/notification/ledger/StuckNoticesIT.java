package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.platform.operations.Stuck;
import redress.platform.security.Caller;
import redress.testkit.backends.TestDocuments;

/** All notices that need a person, by pages. */
class StuckNoticesIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Instant NOW = Clock.systemUTC().instant();
    private static final Caller ADMIN = new Caller("sample-national-admin", Set.of("national/england/admin"));
    /** Ahead, as after somebody has moved it. */
    private static final Clock DOMAIN = Clock.fixed(NOW.plus(Duration.ofDays(365)), ZoneOffset.UTC);

    private static final Instant LONG_AGO = NOW.minus(Duration.ofHours(2));

    private final List<Notice> owed = new ArrayList<>();
    private final Ledger ledger =
            LedgerSamples.ledger(STORE.mongo(), event -> owed.addAll(((NoticesOwed) event).notices()));
    private final StuckNotices notices =
            new StuckNotices(STORE.mongo(), ledger, event -> owed.addAll(((NoticesOwed) event).notices()), DOMAIN);

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void listsAllOfThemByPages() {
        for (int n = 0; n < 124; n++) {
            String id = String.format("%064x", n);
            insert(id, (n % 2 == 0 ? "FAILED" : "UNKNOWN") + "|2026-04-0" + (1 + n % 9) + "T10:00:00Z|" + id);
        }
        insert(String.format("%064x", 999), null);

        List<Stuck> all = listed(25);
        assertThat(all).hasSize(124).extracting(Stuck::id).doesNotHaveDuplicates();
        assertThat(all).extracting(Stuck::reason).contains("FAILED", "UNKNOWN").isSorted();
        assertThat(notices.after("triage", "", 25)).isEmpty();
    }

    @Test
    void listsWhatHasWaitedForMoreThanAnHourAndWhy() {
        Notice silent = owe("event-1", LONG_AGO);
        silent.later(Reason.OWNER_SILENT, null, NOW, NOW.plusSeconds(1_800));
        Notice refused = owe("event-2", NOW);
        refused.later(Reason.LATER, 451, NOW, NOW.plusSeconds(30));
        Notice failed = owe("event-3", NOW);
        failed.failed(Reason.NO_ADDRESS, null, NOW, NOW);
        ledger.save(List.of(silent, refused, failed));
        Notice untried = owe("event-4", LONG_AGO.minusSeconds(60));
        Notice untriedToo = owe("event-5", LONG_AGO);
        owe("event-6", NOW);

        assertThat(listed(1))
                .extracting(Stuck::id, Stuck::reason)
                .containsExactly(
                        tuple(failed.id(), "FAILED"),
                        tuple(silent.id(), "OWNER_SILENT"),
                        tuple(untried.id(), "OVERDUE"),
                        tuple(untriedToo.id(), "OVERDUE"));
        assertThat(listed(25)).isEqualTo(listed(1));
        assertThat(listed(25).get(1).since()).isEqualTo(LONG_AGO.plus(Notice.OWN));
    }

    @Test
    void listsNoneThatANewerVersionHasStored() {
        List<Notice> failed = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            failed.add(owe("event-" + n, NOW));
        }
        failed.forEach(each -> each.failed(Reason.NO_ADDRESS, null, NOW, NOW));
        ledger.save(failed);
        Notice untried = owe("event-7", LONG_AGO);
        LedgerSamples.newer(STORE.mongo(), owe("event-8", LONG_AGO.minusSeconds(60)));
        listed(25).stream()
                .limit(3)
                .forEach(each -> failed.stream()
                        .filter(one -> one.id().equals(each.id()))
                        .forEach(one -> LedgerSamples.newer(STORE.mongo(), one)));

        List<Stuck> all = listed(2);
        assertThat(all).hasSize(4).extracting(Stuck::id).endsWith(untried.id());
    }

    @Test
    void triesAtOnceWhatWaits() {
        Notice silent = owe("event-1", LONG_AGO);
        silent.later(Reason.OWNER_SILENT, null, NOW, NOW.plusSeconds(1_800));
        ledger.save(List.of(silent));
        owed.clear();

        assertThat(notices.act("notification", silent.id(), Stuck.Act.ON, ADMIN))
                .isTrue();

        assertThat(owed).extracting(Notice::id).containsExactly(silent.id());
        assertThat(ledger.waiting(1).get(0).workAt()).isBefore(NOW.plusSeconds(1_000));
        assertThat(listed(25)).as("until it has gone out").hasSize(1);
    }

    @Test
    void putsAsideWhatIsNotToBeSentAndKeepsIt() {
        Notice failed = owe("event-1", NOW);
        failed.failed(Reason.NO_ADDRESS, null, NOW, NOW);
        Notice uncertain = owe("event-2", NOW);
        uncertain.sending("here", NOW);
        uncertain.uncertain(NOW, NOW);
        Notice waiting = owe("event-3", LONG_AGO);
        waiting.later(Reason.NOT_REACHED, null, NOW, NOW);
        Notice inHand = owe("event-4", NOW);
        inHand.sending("here", NOW);
        Notice untried = owe("event-5", LONG_AGO);
        ledger.save(List.of(failed, uncertain, waiting, inHand));

        List<Stuck> all = listed(25);
        assertThat(all)
                .hasSize(4)
                .allSatisfy(each -> assertThat(each.acts()).containsExactly(Stuck.Act.ASIDE, Stuck.Act.ON))
                .allSatisfy(each -> assertThat(notices.act("notification", each.id(), Stuck.Act.ASIDE, ADMIN))
                        .isTrue());
        assertThat(notices.act("notification", inHand.id(), Stuck.Act.ASIDE, ADMIN))
                .isFalse();

        assertThat(listed(25)).isEmpty();
        assertThat(ledger.waiting(10)).isEmpty();
        List<Notice> aside = ledger.page(Ledger.Listed.ASIDE, null, 10);
        assertThat(aside)
                .extracting(Notice::id)
                .containsExactlyInAnyOrder(failed.id(), uncertain.id(), waiting.id(), untried.id());
        LedgerSamples.again(ledger, aside.get(0));
        assertThat(ledger.waiting(10))
                .extracting(Notice::id)
                .containsExactly(aside.get(0).id());
    }

    @Test
    void listsWhatADailyMailShouldHaveToldOfLongAgo() {
        Instant hour = DOMAIN.instant().minus(Duration.ofHours(2));
        Notice held = hold("event-1", "b".repeat(64), hour);
        Notice claimed = hold("event-2", "a".repeat(64), hour);
        claimed.claim();
        ledger.save(List.of(claimed));
        hold("event-3", "c".repeat(64), DOMAIN.instant().minus(Duration.ofMinutes(59)));
        Notice untried = owe("event-4", LONG_AGO);

        List<Stuck> all = listed(1);
        assertThat(all)
                .extracting(Stuck::reason, Stuck::acts)
                .containsExactly(
                        tuple("OVERDUE", List.of(Stuck.Act.ASIDE, Stuck.Act.ON)),
                        tuple("HELD", List.of()),
                        tuple("HELD", List.of(Stuck.Act.ON)));
        assertThat(all.get(0).id()).isEqualTo(untried.id());
        assertThat(all.get(1).id()).endsWith(claimed.id());
        assertThat(all.get(2).id()).endsWith(held.id());
        assertThat(Duration.between(all.get(2).since(), Clock.systemUTC().instant()))
                .isBetween(
                        Duration.ofHours(2).minusSeconds(1), Duration.ofHours(2).plusMinutes(5));

        assertThat(notices.act("notification", all.get(1).id(), Stuck.Act.ON, ADMIN))
                .as("it may be in its mail already")
                .isFalse();
        assertThat(notices.act("notification", all.get(2).id(), Stuck.Act.ASIDE, ADMIN))
                .isFalse();
        owed.clear();
        assertThat(notices.act("notification", all.get(2).id(), Stuck.Act.ON, ADMIN))
                .isTrue();
        assertThat(owed).extracting(Notice::id).containsExactly(held.id());
        assertThat(listed(25)).hasSize(2);
    }

    private Notice hold(String eventId, String dailyId, Instant moment) {
        Notice notice = LedgerSamples.notice(eventId, LedgerSamples.OFFICER, "deadline-near", NOW);
        notice.hold(dailyId, moment);
        ledger.oweLater(List.of(notice));
        return notice;
    }

    private Notice owe(String eventId, Instant now) {
        Notice notice = LedgerSamples.notice(eventId, LedgerSamples.OFFICER, "case-new", now);
        ledger.owe(List.of(notice));
        return notice;
    }

    private List<Stuck> listed(int limit) {
        List<Stuck> all = new ArrayList<>();
        for (String key = ""; ; key = notices.key(all.get(all.size() - 1))) {
            List<Stuck> page = notices.after("notification", key, limit);
            all.addAll(page);
            if (page.size() < limit) {
                return all;
            }
        }
    }

    private static void insert(String id, String attention) {
        Document notice = new Document("_id", id).append("template", "case-new");
        STORE.mongo()
                .getCollection("notices")
                .insertOne(attention == null ? notice : notice.append("attention", attention));
    }
}
