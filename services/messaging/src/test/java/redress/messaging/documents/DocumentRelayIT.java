package redress.messaging.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.NotAcknowledged;
import redress.messaging.outbox.OutboxEntry;
import redress.messaging.outbox.OutboxProperties;
import redress.messaging.outbox.RecordingPublisher;
import redress.messaging.outbox.RelayLoop;
import redress.messaging.publishing.CannotSend;
import redress.messaging.publishing.Outgoing;
import redress.messaging.samples.SampleEvents;
import redress.platform.leases.Lease;
import redress.platform.leases.LeaseStore;
import redress.platform.leases.MongoLeaseStore;
import redress.platform.samples.Backends;

@ExtendWith(OutputCaptureExtension.class)
class DocumentRelayIT {

    private static final MongoClient CLIENT = MongoClients.create(Backends.documents());

    private final MongoTemplate mongo = new MongoTemplate(CLIENT, "relays");
    private final String collection = SampleEvents.id();
    private final RecordingPublisher kafka = new RecordingPublisher();
    private Instant now = Clock.systemUTC().instant();
    private final CollectionRelay relay = relay("one");

    @AfterAll
    static void close() {
        CLIENT.close();
    }

    @Test
    void sendsAllEventsOfADocumentInTheirOrderAndTakesThemOut() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(3));

        relay.make(Set.of(sample.id), false);

        assertThat(kafka.seqsOf(sample.id)).containsExactly(1L, 2L, 3L);
        assertThat(kafka.sent)
                .extracting(Outgoing::id)
                .containsExactlyElementsOf(
                        sample.outbox.entries().stream().map(OutboxEntry::id).toList());
        Sample after = load(sample.id);
        assertThat(after.outbox.entries()).isEmpty();
        assertThat(after.outbox.pending()).isNull();
        assertThat(after.version).isEqualTo(1L);
    }

    @Test
    void goesOnCountingWhenTheDocumentCausesMore() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(2));
        relay.make(Set.of(sample.id), false);

        Sample again = load(sample.id);
        again.cause(1);
        mongo.save(again, collection);
        relay.make(Set.of(sample.id), false);

        assertThat(kafka.seqsOf(sample.id)).containsExactly(1L, 2L, 3L);
        assertThat(kafka.sent).extracting(Outgoing::fence).containsOnly(1L);
    }

    @Test
    void findsByItselfWhatNobodyToldItOf() throws InterruptedException {
        List<Sample> samples =
                List.of(insert(Sample.withEvents(1)), insert(Sample.withEvents(2)), insert(new Sample()));

        relay.make(Set.of(), true);

        assertThat(kafka.sent).hasSize(3);
        assertThat(samples)
                .allSatisfy(each -> assertThat(load(each.id).outbox.entries()).isEmpty());
        relay.make(Set.of(), true);
        assertThat(kafka.sent).hasSize(3);
    }

    @Test
    void takesNoMoreThanALimitedNumberAtOnceAndAsksForAnotherPass() throws InterruptedException {
        mongo.insert(
                Stream.generate(() -> Sample.withEvents(1))
                        .limit(WaitingDocuments.LIMIT + 1)
                        .toList(),
                collection);

        assertThat(relay.make(Set.of(), true)).isTrue();
        assertThat(relay.make(Set.of(), true)).isFalse();
        assertThat(kafka.sent).hasSize(WaitingDocuments.LIMIT + 1);
    }

    @Test
    void sendsAgainAfterACrashBetweenSendingAndMarking() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(2));
        kafka.answer = event -> {
            throw new ThreadDeathOfTheProcess();
        };
        assertThatThrownBy(() -> relay.make(Set.of(sample.id), false)).isInstanceOf(ThreadDeathOfTheProcess.class);
        kafka.answer = event -> CompletableFuture.completedFuture(null);

        now = now.plusSeconds(16);
        relay("started again").make(Set.of(), true);

        assertThat(kafka.seqsOf(sample.id)).containsExactly(1L, 1L, 2L);
        assertThat(load(sample.id).outbox.entries()).isEmpty();
    }

    @Test
    void keepsWhatKafkaDidNotAcknowledgeAndWhatLiesBehindIt() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(3));
        kafka.answersOnceSent(3, event -> event.seq() != 2);

        assertThatThrownBy(() -> relay.make(Set.of(sample.id), false)).isInstanceOf(NotAcknowledged.class);

        assertThat(load(sample.id).outbox.entries())
                .extracting(OutboxEntry::seq)
                .containsExactly(2L, 3L);
        assertThat(load(sample.id).outbox.pending())
                .isEqualTo(sample.outbox.entries().get(1).id());
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        relay.make(Set.of(), true);
        assertThat(kafka.seqsOf(sample.id)).containsExactly(1L, 2L, 3L, 2L, 3L);
    }

    @Test
    void doesNotTryTheRestOfAPassWithoutAConnection() {
        insert(Sample.withEvents(2));
        insert(Sample.withEvents(2));
        kafka.answer = event -> RecordingPublisher.refused();

        assertThatThrownBy(() -> relay.make(Set.of(), true)).isInstanceOf(NotAcknowledged.class);

        assertThat(kafka.sent).hasSize(1);
    }

    @Test
    void sendsATypeThatThisVersionDoesNotKnow() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(2));
        mongo.getCollection(collection)
                .updateOne(
                        Filters.eq("_id", sample.id),
                        Updates.combine(
                                Updates.set("outbox.entries.0.type", "case.yet-unknown.v1"),
                                Updates.unset("outbox.entries.0.topic")));

        relay.make(Set.of(), true);

        assertThat(kafka.sent).extracting(Outgoing::type).containsExactly("case.yet-unknown.v1", "case.opened.v1");
        assertThat(kafka.sent).extracting(Outgoing::topic).containsOnly("redress.case");
    }

    @Test
    void letsOneThatCanNeverBeSentWaitAlone() throws InterruptedException {
        Sample stuck = insert(Sample.withEvents(2));
        Sample other = insert(Sample.withEvents(2));
        kafka.answer = event -> event.key().equals(stuck.id)
                ? CompletableFuture.failedFuture(new CannotSend("TOO_LARGE"))
                : CompletableFuture.completedFuture(null);

        assertThat(relay.make(Set.of(), true)).isFalse();
        Sample later = insert(Sample.withEvents(1));
        relay.make(Set.of(later.id), false);

        assertThat(kafka.seqsOf(other.id)).containsExactly(1L, 2L);
        assertThat(kafka.seqsOf(later.id)).containsExactly(1L);
        assertThat(kafka.seqsOf(stuck.id)).containsExactly(1L);
        assertThat(relay.waiting().count()).isEqualTo(1);
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        now = now.plusSeconds(6);
        relay.make(Set.of(), true);
        assertThat(kafka.seqsOf(stuck.id)).containsExactly(1L, 1L, 2L);
        assertThat(relay.waiting().count()).isZero();
    }

    @Test
    void letsAnUnreadableOneWaitAloneWithWhatLiesBehindIt() throws InterruptedException {
        Sample stuck = insert(Sample.withEvents(3));
        Sample other = insert(Sample.withEvents(1));
        mongo.getCollection(collection)
                .updateOne(Filters.eq("_id", stuck.id), Updates.set("outbox.entries.1.time", "yesterday"));

        relay.make(Set.of(), true);
        relay.make(Set.of(), true);

        assertThat(kafka.seqsOf(stuck.id)).containsExactly(1L);
        assertThat(kafka.seqsOf(other.id)).containsExactly(1L);
        assertThat(relay.waiting().count()).isEqualTo(1);
    }

    @Test
    void isNotFilledByThoseThatCanNeverBeSent() throws InterruptedException {
        mongo.insert(
                Stream.generate(() -> Sample.withEvents(1))
                        .limit(WaitingDocuments.LIMIT)
                        .toList(),
                collection);
        kafka.answer = event -> CompletableFuture.failedFuture(new CannotSend("REFUSED"));
        relay.make(Set.of(), true);
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        Sample later = insert(Sample.withEvents(1));

        relay.make(Set.of(), true);

        assertThat(kafka.seqsOf(later.id)).containsExactly(1L);
    }

    @Test
    void tellsHowMuchWaitsWhileKafkaIsAway() {
        insert(Sample.withEvents(1));
        new KafkaOutage(kafka).isToldBy(relay);
    }

    @Test
    void leavesWhatWasAddedWhileItSentAndDoesNotSendTwice() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(1));
        kafka.answer = event -> {
            if (event.seq() == 1) {
                Sample meanwhile = load(sample.id);
                meanwhile.cause(1);
                mongo.save(meanwhile, collection);
            }
            return CompletableFuture.completedFuture(null);
        };

        assertThat(relay.make(Set.of(sample.id), false)).isTrue();
        assertThat(load(sample.id).outbox.entries()).hasSize(2);
        relay.make(Set.of(), false);

        assertThat(kafka.seqsOf(sample.id)).containsExactly(1L, 2L);
        assertThat(load(sample.id).outbox.entries()).isEmpty();
    }

    @Test
    void makesASaveOfAnOlderStateFail() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(1));
        Sample older = load(sample.id);
        relay.make(Set.of(sample.id), false);

        older.changes++;
        assertThatThrownBy(() -> mongo.save(older, collection)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void leavesSendingToTheHolderOfTheLease() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(1));
        relay.make(Set.of(sample.id), false);
        Sample next = insert(Sample.withEvents(1));

        assertThatThrownBy(() -> relay("other").make(Set.of(next.id), false)).isInstanceOf(Lease.HeldElsewhere.class);
        assertThat(kafka.seqsOf(next.id)).isEmpty();
    }

    @Test
    void doesNotMarkWhenItLostTheLeaseWhileItSent() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(1));
        kafka.answer = event -> {
            now = now.plusSeconds(20);
            return CompletableFuture.completedFuture(null);
        };

        assertThatThrownBy(() -> relay.make(Set.of(sample.id), false)).isInstanceOf(Lease.HeldElsewhere.class);

        assertThat(load(sample.id).outbox.entries()).hasSize(1);
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        relay("other").make(Set.of(), true);
        assertThat(kafka.sent).extracting(Outgoing::fence).containsExactly(1L, 2L);
    }

    @Test
    void refusesAMarkWithAStaleFence() throws InterruptedException {
        Sample sample = insert(Sample.withEvents(1));
        WaitingDocuments documents = new WaitingDocuments(() -> mongo.getCollection(collection));
        WaitingDocument read = documents.find(Set.of(sample.id), false, 0).get(sample.id);
        markedUnder(5, sample);

        Set<String> sent = Set.of(sample.outbox.entries().get(0).id());
        assertThat(documents.update(List.of(read.mark(sent, 4)))).isFalse();
        assertThat(load(sample.id).outbox.entries()).hasSize(1);
        assertThat(documents.update(List.of(read.mark(sent, 6)))).isTrue();
        assertThat(load(sample.id).outbox.entries()).isEmpty();
    }

    @Test
    void leavesADocumentToTheLaterRelayThatHasMarkedIt() throws InterruptedException {
        relay.make(Set.of(insert(Sample.withEvents(1)).id), false);
        Lease.Held theirs = new Lease.Held("other", 2, now.plusSeconds(15).truncatedTo(ChronoUnit.MILLIS));
        assertThat(leases().replace(collection, leases().read(collection).orElseThrow(), theirs))
                .isTrue();
        Sample sample = insert(Sample.withEvents(1));
        markedUnder(2, sample);

        assertThatThrownBy(() -> relay.make(Set.of(sample.id), false)).isInstanceOf(Lease.HeldElsewhere.class);

        assertThat(kafka.seqsOf(sample.id)).isEmpty();
        assertThat(leases().read(collection)).contains(theirs);
    }

    @Test
    void goesOnAboveAllMarksWhenTheStoreWasRestoredWithoutTheLease(CapturedOutput output) throws InterruptedException {
        Sample first = insert(Sample.withEvents(1));
        Sample second = insert(Sample.withEvents(1));
        markedUnder(7, first);
        markedUnder(5, second);

        relay.make(Set.of(), true);

        assertThat(kafka.sent).extracting(Outgoing::fence).containsExactly(8L, 8L);
        assertThat(List.of(first, second))
                .allSatisfy(each -> assertThat(load(each.id).outbox.entries()).isEmpty());
        assertThat(leases().read(collection))
                .get()
                .extracting(Lease.Held::fence)
                .isEqualTo(8L);
        assertThat(output).contains("WARN", "The lease of " + collection + " was lost");
        assertThat(output).doesNotContain(first.id, second.id);
    }

    @Test
    void refusesTwoDocumentsWithTheSameWaitingEvent() throws InterruptedException {
        relay.make(Set.of(), true);
        Sample sample = insert(Sample.withEvents(1));
        Sample copy = load(sample.id);
        copy.id = SampleEvents.id();
        copy.version = null;

        assertThatThrownBy(() -> mongo.insert(copy, collection)).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void losesNothingWhileManyWriteAndTwoRelaysWork() throws Exception {
        OutboxProperties fast = new OutboxProperties(
                Duration.ofMillis(50), Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofSeconds(15), "");
        RelayLoop one = new RelayLoop(collection, realTimeRelay("one"), fast, new SimpleMeterRegistry());
        RelayLoop two = new RelayLoop(collection, realTimeRelay("two"), fast, new SimpleMeterRegistry());
        one.start();
        two.start();
        ExecutorService writers = Executors.newFixedThreadPool(4);
        List<Future<String>> written = new java.util.ArrayList<>();
        for (int n = 0; n < 40; n++) {
            written.add(writers.submit(() -> {
                Sample sample = insert(Sample.withEvents(1));
                one.wake(sample.id);
                two.wake(sample.id);
                addAnother(sample.id);
                one.wake(sample.id);
                two.wake(sample.id);
                return sample.id;
            }));
        }
        for (Future<String> each : written) {
            String id = each.get();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> load(id).outbox.entries().isEmpty());
            assertThat(kafka.seqsOf(id).stream().distinct()).containsExactly(1L, 2L);
        }
        writers.shutdown();
        List.of(one, two).forEach(RelayLoop::askToStop);
        List.of(one, two).forEach(RelayLoop::awaitStop);
    }

    private void addAnother(String id) {
        while (true) {
            try {
                Sample sample = load(id);
                sample.cause(1);
                mongo.save(sample, collection);
                return;
            } catch (OptimisticLockingFailureException e) {
                // the relay was quicker: as every service does, load and try again
            }
        }
    }

    private void markedUnder(long fence, Sample sample) {
        mongo.getCollection(collection).updateOne(Filters.eq("_id", sample.id), Updates.set("outbox.fence", fence));
    }

    private LeaseStore leases() {
        return new MongoLeaseStore(() -> mongo.getCollection(MongoLeaseStore.COLLECTION));
    }

    private Sample insert(Sample sample) {
        return mongo.insert(sample, collection);
    }

    private Sample load(String id) {
        return java.util.Objects.requireNonNull(mongo.findById(id, Sample.class, collection));
    }

    private CollectionRelay relay(String owner) {
        InstantSource time = () -> now;
        return relay(owner, time.withZone(ZoneOffset.UTC));
    }

    private CollectionRelay realTimeRelay(String owner) {
        return relay(owner, Clock.systemUTC());
    }

    private CollectionRelay relay(String owner, Clock clock) {
        return new CollectionRelay(
                new WaitingDocuments(() -> mongo.getCollection(collection)),
                new Lease(leases(), collection, owner, Duration.ofSeconds(15), clock),
                kafka,
                new HeldBack(clock));
    }

    private static final class ThreadDeathOfTheProcess extends Error {
        private static final long serialVersionUID = 1L;
    }
}
