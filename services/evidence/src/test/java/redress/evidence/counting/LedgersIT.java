package redress.evidence.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.Topic;
import redress.events.codes.CloseReason;
import redress.events.codes.IdentityMode;
import redress.events.codes.MissedEffect;
import redress.events.codes.MoneyBand;
import redress.events.codes.NoticeFailure;
import redress.events.codes.Outcome;
import redress.events.codes.PeopleBand;
import redress.events.codes.Relationship;
import redress.events.codes.RuleResult;
import redress.events.codes.Severity;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.notification.NoticeDelivered;
import redress.events.notification.NoticeFailed;
import redress.events.triage.CaseClosed;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseRef;
import redress.events.triage.CaseTriaged;
import redress.events.triage.DeadlineMissed;
import redress.events.triage.OutcomeRecorded;
import redress.events.triage.RuleFinding;
import redress.events.triage.StageChanged;
import redress.messaging.reading.Envelope;
import redress.platform.formats.Formats;
import redress.platform.problems.Refusal;
import redress.testkit.backends.TestDocuments;
import redress.testkit.stored.Golden;
import redress.testkit.stored.Mapping;

/** An event counts once: however often and in whatever polls it is delivered, wherever the process ends. */
class LedgersIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final String REGION = "redress.case-0:region/E12000006";
    private static final Instant AT = Instant.parse("2026-03-31T23:30:00Z");

    private final Map<Integer, Long> offsets = new HashMap<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private Ledgers ledgers = fresh();

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void countsACaseFromOpeningToClosing() {
        ledgers.take(caseOf(1, 0));
        for (Counts counts : List.of(ledgers.england(), ledgers.region("E12000006"), ledgers.compact("thurrock"))) {
            assertThat(counts.all(Counter.CASES)).isEqualTo(1);
            assertThat(counts.of(Counter.UNDERTAKING)).as("as reported").isEqualTo(Map.of("NC10-4.3", 1L));
            assertThat(counts.of(Counter.UNDERTAKING_DECIDED)).as("as found").isEqualTo(Map.of("NC10-4.4", 1L));
            assertThat(counts.of(Counter.MONTH)).as("the month of London").isEqualTo(Map.of("2026-04", 1L));
            assertThat(counts.of(Counter.RULE_RESULT)).isEqualTo(Map.of("R-CONS-12W:NOT_MET", 1L));
            assertThat(counts.of(Counter.STAGE)).isEqualTo(Map.of("CLOSED", 1L));
            assertThat(counts.of(Counter.STAGE_LEFT)).isEqualTo(Map.of("ACKNOWLEDGEMENT", 1L, "CLOSING", 1L));
            assertThat(counts.of(Counter.STAGE_DAYS)).isEqualTo(Map.of("ACKNOWLEDGEMENT:2", 1L, "CLOSING:5", 1L));
            assertThat(counts.of(Counter.DEADLINES_KEPT)).isEqualTo(Map.of("ACKNOWLEDGEMENT", 1L));
            assertThat(counts.of(Counter.DEADLINES_MISSED)).isEqualTo(Map.of("CLOSING", 1L));
            assertThat(counts.of(Counter.OUTCOME)).as("the correction stands").isEqualTo(Map.of("FUNDING_KEPT", 1L));
            assertThat(counts.of(Counter.CLOSED)).isEqualTo(Map.of("OUTCOME_RECORDED", 1L));
        }
        assertThat(ledgers.region("E12000001").all(Counter.CASES)).isZero();
        assertThat(ledgers.compact("essex").all(Counter.CASES)).isZero();
    }

    @Test
    void countsNothingTwiceWhateverThePollsAndWhereverTheProcessEnds() {
        List<Envelope> all = manyCases();
        ledgers.take(all);
        Map<String, Object> once = figures();
        for (int seed = 1; seed <= 3; seed++) {
            STORE.clear();
            ledgers = fresh();
            deliverWithKills(all, new Random(seed));
            assertThat(figures()).as("seed " + seed).isEqualTo(once);
        }
        assertThat(ledgers.england().all(Counter.CASES)).isEqualTo(20);
    }

    @Test
    void countsOnWhereTheLogHasLostItsEnd() {
        for (boolean restarted : List.of(false, true)) {
            STORE.clear();
            ledgers = fresh();
            List<Envelope> first = caseOf(1, 0);
            ledgers.take(first);
            // what comes next lies at offsets that were counted before
            offsets.clear();
            if (restarted) {
                ledgers = fresh();
            }
            ledgers.take(caseOf(2, 0));
            ledgers.take(again(first));
            for (Counts counts : List.of(ledgers.england(), ledgers.compact("thurrock"))) {
                assertThat(counts.all(Counter.CASES))
                        .as("restarted: " + restarted)
                        .isEqualTo(2);
            }
            offsets.clear();
            seqs.clear();
        }
    }

    @Test
    void countsTheSameInWhateverOrderAndHoweverOftenAllOfItComesAgain() {
        List<Envelope> all = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            all.addAll(caseOf(i, i % 4));
        }
        inPolls(all);
        Map<String, Object> once = figures();
        for (int seed = 1; seed <= 2; seed++) {
            List<Envelope> shuffled = again(all);
            Collections.shuffle(shuffled, new Random(seed));
            inPolls(shuffled);
            assertThat(figures()).as("all of it again, seed " + seed).isEqualTo(once);
        }
        STORE.clear();
        ledgers = fresh();
        List<Envelope> shuffled = again(all);
        Collections.shuffle(shuffled, new Random(3));
        inPolls(shuffled);
        assertThat(figures()).as("in another order").isEqualTo(once);
    }

    private void inPolls(List<Envelope> events) {
        for (int from = 0; from < events.size(); from += 100) {
            ledgers.take(events.subList(from, Math.min(events.size(), from + 100)));
        }
        ledgers = fresh();
    }

    @Test
    void countsAnewBesideWhatStandsAndTurnsOver() {
        List<Envelope> all = manyCases();
        ledgers.take(all.subList(0, all.size() / 2));
        ledgers.take(List.of(envelope(delivered(1), 0)));
        Counts before = ledgers.england();

        Book fresh = ledgers.begin();
        fresh.take(Ledgers.ofCases(all));
        assertThat(ledgers.england().all(Counter.CASES)).isEqualTo(before.all(Counter.CASES));
        ledgers.turnOver();

        for (Ledgers each : List.of(ledgers, fresh())) {
            assertThat(each.england().all(Counter.CASES)).isEqualTo(20);
            assertThat(each.england().all(Counter.NOTICES_DELIVERED)).isEqualTo(1);
            each.take(again(all));
            each.take(List.of(envelope(delivered(1), 0)));
            assertThat(each.england().all(Counter.CASES)).isEqualTo(20);
        }
    }

    @Test
    void takesUpAWriteThatReachedOnlySomeDocuments() {
        ledgers.take(caseOf(1, 0));
        Document before = document("redress.case-0:region/E12000006");
        List<Envelope> poll = caseOf(2, 0);
        ledgers.take(poll);
        Map<String, Object> complete = figures();

        collection().replaceOne(new Document("_id", before.get("_id")), before);
        // the cases are written last
        STORE.mongo().getCollection("evidence_seen").deleteOne(new Document("_id", "redress.case:case-2"));
        assertThat(figures()).isNotEqualTo(complete);
        ledgers = fresh();
        ledgers.take(poll);
        assertThat(figures()).isEqualTo(complete);
    }

    @Test
    void countsAnEventOnceThatWasPublishedTwice() {
        List<Envelope> all = caseOf(1, 0);
        ledgers.take(all);
        Map<String, Object> once = figures();
        ledgers.take(again(all));
        ledgers = fresh();
        ledgers.take(again(all));
        assertThat(figures()).as("in other polls").isEqualTo(once);

        STORE.clear();
        ledgers = fresh();
        List<Envelope> twice = new ArrayList<>(all);
        twice.addAll(again(all));
        ledgers.take(twice);
        assertThat(figures()).as("in the same poll").isEqualTo(once);
    }

    @Test
    void remembersABoundedNumberOfEvents() {
        for (int i = 0; i < 300; i++) {
            ledgers.take(List.of(envelope(delivered(2 * i), 0), envelope(delivered(2 * i + 1), 0)));
        }
        assertThat(ledgers.england().all(Counter.NOTICES_DELIVERED)).isEqualTo(600);
        assertThat(document("redress.notice-0:england")
                        .get("recent", Binary.class)
                        .getData())
                .hasSize(Book.REMEMBERED * Long.BYTES);
    }

    @Test
    void refusesAProcessThatHasLostItsPartition() {
        Ledgers lost = fresh();
        lost.take(caseOf(1, 0));
        List<Envelope> next = caseOf(2, 0);
        ledgers.take(next);
        Map<String, Object> counted = figures();
        List<Envelope> later = caseOf(3, 0);
        lost.take(next);
        assertThat(figures()).isEqualTo(counted);
        assertThatExceptionOfType(DataAccessException.class).isThrownBy(() -> lost.take(later));
        assertThat(figures()).isEqualTo(counted);
        lost.take(later);
        assertThat(ledgers.england().all(Counter.CASES)).isEqualTo(3);
    }

    @Test
    void storesFiguresAndMarksAsTheirFormatsSay() {
        ledgers.take(caseOf(1, 0));
        Document figures = document(REGION);
        figures.put("recent", new Binary(new byte[Long.BYTES]));
        sample(StoredFigures.class, Formats.of(StoredFigures.class)).mustBe(Mapping.json(figures));
        sample(StoredMarks.class, Formats.of(StoredMarks.class))
                .mustBe(Mapping.json(marks().find().first()));
    }

    @Test
    void readsFiguresAndMarksOfEachFormatWithNothingLost() {
        List<Envelope> all = caseOf(1, 0);
        ledgers.take(all);
        Document now = document(REGION);
        Counts once = ledgers.region("E12000006");
        for (int format = 1; format <= Formats.of(StoredFigures.class); format++) {
            STORE.clear();
            collection()
                    .insertOne(
                            Document.parse(sample(StoredFigures.class, format).text()));
            marks().insertOne(Document.parse(sample(StoredMarks.class, format).text()));
            ledgers = fresh();
            for (Counter counter : Counter.values()) {
                assertThat(ledgers.region("E12000006").of(counter)).isEqualTo(once.of(counter));
            }
            ledgers.take(again(all));
            assertThat(document(REGION).get("figures")).as("counted once").isEqualTo(now.get("figures"));
        }
    }

    @Test
    void leavesAloneWhatANewerVersionHasStored() {
        ledgers.take(caseOf(1, 0));
        for (MongoCollection<Document> each : List.of(collection(), marks())) {
            each.updateMany(new Document(), Updates.set("format", 2));
            List<Document> before = each.find().into(new ArrayList<>());
            ledgers = fresh();
            assertThatExceptionOfType(Refusal.class)
                    .isThrownBy(() -> ledgers.take(caseOf(1, 0)))
                    .satisfies(LedgersIT::namesTheVersion);
            assertThat(each.find().into(new ArrayList<>())).isEqualTo(before);
            each.updateMany(new Document(), Updates.set("format", 1));
        }
        collection().updateOne(new Document("_id", REGION), Updates.set("format", 2));
        assertThatExceptionOfType(Refusal.class)
                .as("a sum without a part of it would be wrong")
                .isThrownBy(() -> ledgers.region("E12000006"));
        assertThat(ledgers.england().all(Counter.CASES)).isEqualTo(1);
    }

    @Test
    void removesNothingOfACountingThatANewerVersionHasBegun() {
        Document newer =
                new Document("_id", "redress.case-0:england").append("next", 1L).append("format", 2);
        MongoCollection<Document> next = STORE.mongo().getCollection("evidence_counts_1");
        next.insertOne(newer);
        next.insertOne(new Document("_id", "redress.case-1:england").append("next", 1L));
        assertThatExceptionOfType(Refusal.class).isThrownBy(ledgers::begin);
        assertThat(next.find().into(new ArrayList<>())).containsExactly(newer);
    }

    @Test
    void passesOverFiguresThatOnlyANewerVersionCounts() {
        ledgers.take(caseOf(1, 0));
        collection().updateMany(new Document(), Updates.set("figures.ROOMS/ALL", 1L));
        assertThat(ledgers.england().all(Counter.CASES)).isEqualTo(1);
    }

    private static void namesTheVersion(Refusal refused) {
        assertThat(refused.code()).isEqualTo("STORED_BY_NEWER_VERSION");
    }

    private static Golden sample(Class<?> type, int format) {
        return Golden.of(
                type.getAnnotation(org.springframework.data.mongodb.core.mapping.Document.class)
                        .value(),
                format,
                "sample.json");
    }

    private static MongoCollection<Document> marks() {
        return STORE.mongo().getCollection("evidence_seen");
    }

    @Test
    void countsNotices() {
        ledgers.take(List.of(
                envelope(delivered(1), 2),
                envelope(new NoticeFailed("n2", "case-1", "case-new", "OFFICER", AT, NoticeFailure.REFUSED), 2)));
        assertThat(ledgers.england().all(Counter.NOTICES_DELIVERED)).isEqualTo(1);
        assertThat(ledgers.england().of(Counter.NOTICES_FAILED)).isEqualTo(Map.of("REFUSED", 1L));
    }

    /** Delivers in any mix of partitions, each in its order, in polls of any size, most of them twice and each by a new process. */
    private void deliverWithKills(List<Envelope> all, Random random) {
        Map<Integer, List<Envelope>> byPartition =
                all.stream().collect(Collectors.groupingBy(Envelope::partition, TreeMap::new, Collectors.toList()));
        Map<Integer, Integer> committed = new HashMap<>();
        while (byPartition.entrySet().stream()
                .anyMatch(each -> committed.getOrDefault(each.getKey(), 0)
                        < each.getValue().size())) {
            List<Envelope> poll = new ArrayList<>();
            Map<Integer, Integer> read = new HashMap<>();
            byPartition.forEach((partition, events) -> {
                int from = committed.getOrDefault(partition, 0);
                int to = Math.min(events.size(), from + random.nextInt(9));
                poll.addAll(events.subList(from, to));
                read.put(partition, to);
            });
            ledgers.take(poll);
            if (random.nextInt(3) == 0) {
                committed.putAll(read);
            } else {
                ledgers = fresh();
            }
        }
    }

    private List<Envelope> manyCases() {
        List<Envelope> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.addAll(caseOf(i, i % 4));
        }
        all.sort(Comparator.comparingLong(Envelope::offset));
        return all;
    }

    private List<Envelope> caseOf(int number, int partition) {
        CaseRef about = new CaseRef(
                "case-" + number, "report-" + number, "CB-7K2M-Q4TX", "thurrock", "thurrock-council", "E12000006");
        Instant acknowledged = AT.plus(Duration.ofHours(36));
        Instant closed = acknowledged.plus(Duration.ofDays(4));
        Event[] events = {
            new CaseOpened(
                    about,
                    AT,
                    IdentityMode.NAMED,
                    Relationship.GRANT,
                    List.of(),
                    List.of("NC10-4.3"),
                    MoneyBand.NONE,
                    PeopleBand.NOT_KNOWN),
            StageChanged.opened(about, AT, Stage.ACKNOWLEDGEMENT),
            new StageChanged(about, acknowledged, Stage.ACKNOWLEDGEMENT, AT, true, Stage.TRIAGE),
            new CaseTriaged(
                    about,
                    acknowledged,
                    TriageResult.ACCEPT,
                    Severity.SECTOR_WIDE,
                    Urgency.NORMAL,
                    List.of("NC10-4.4"),
                    List.of(new RuleFinding("R-CONS-12W", RuleResult.NOT_MET))),
            new StageChanged(about, acknowledged, Stage.TRIAGE, null, null, Stage.CLOSING),
            new OutcomeRecorded(about, acknowledged, List.of(Outcome.NO_CHANGE, Outcome.APOLOGY), List.of()),
            new OutcomeRecorded(
                    about, acknowledged, List.of(Outcome.FUNDING_KEPT), List.of(Outcome.NO_CHANGE, Outcome.APOLOGY)),
            new DeadlineMissed(about, closed, Stage.CLOSING, closed, MissedEffect.CLOSED),
            new StageChanged(about, closed, Stage.CLOSING, acknowledged, false, Stage.CLOSED),
            new CaseClosed(about, closed, CloseReason.OUTCOME_RECORDED, Stage.CLOSING)
        };
        return Arrays.stream(events).map(event -> envelope(event, partition)).toList();
    }

    private static NoticeDelivered delivered(int number) {
        return new NoticeDelivered("notice-" + number, "case-1", "case-new", "OFFICER", AT);
    }

    /** The same events at other offsets, as a publisher leaves them that was killed before it could note that they were sent. */
    private List<Envelope> again(List<Envelope> events) {
        return events.stream()
                .map(each -> new Envelope(
                        each.id(),
                        each.type(),
                        each.seq(),
                        each.time(),
                        each.event(),
                        each.partition(),
                        nextOffset(each.partition()),
                        each.data()))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private Envelope envelope(Event event, int partition) {
        EventType type = EventType.of(event);
        long seq = type.topic() == Topic.NOTICE ? 1 : seqs.merge(event.key(), 1L, Long::sum);
        byte[] data = EventJson.write(event).getBytes(StandardCharsets.UTF_8);
        return new Envelope(
                UUID.randomUUID().toString(),
                type,
                seq,
                AT,
                event,
                partition,
                nextOffset(partition),
                EventJson.parse(data));
    }

    private long nextOffset(int partition) {
        return offsets.merge(partition, 1L, Long::sum);
    }

    private Map<String, Object> figures() {
        Map<String, Object> all = new TreeMap<>();
        for (Document each : collection().find()) {
            Map<String, Object> figures = new TreeMap<>(each.get("figures", Document.class));
            all.put(each.getString("_id"), figures);
        }
        return all;
    }

    private static Document document(String id) {
        Document found = collection().find(new Document("_id", id)).first();
        assertThat(found).as(id).isNotNull();
        return found;
    }

    private static MongoCollection<Document> collection() {
        return STORE.mongo().getCollection("evidence_counts");
    }

    private Ledgers fresh() {
        return new Ledgers(STORE.mongo(), 16);
    }
}
