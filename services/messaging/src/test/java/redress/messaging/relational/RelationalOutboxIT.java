package redress.messaging.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import redress.events.Event;
import redress.messaging.documents.KafkaOutage;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.NotAcknowledged;
import redress.messaging.outbox.RecordingPublisher;
import redress.messaging.publishing.CannotSend;
import redress.messaging.publishing.Outgoing;
import redress.messaging.samples.Database;
import redress.messaging.samples.SampleEvents;
import redress.platform.leases.JdbcLeaseStore;
import redress.platform.leases.Lease;

class RelationalOutboxIT {

    private final Database database = new Database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final TransactionTemplate transaction = database.transaction();
    private final RecordingPublisher kafka = new RecordingPublisher();
    private final AtomicInteger woken = new AtomicInteger();
    private final RelationalOutbox outbox = new JdbcOutbox(jdbc, woken::incrementAndGet);
    private Instant now = Clock.systemUTC().instant();
    private final TableRelay relay = relay("one");

    @Test
    void sendsWhatATransactionAppendedInItsOrder() throws InterruptedException {
        append("case-1", 1, 3);

        relay.make(Set.of(), true);

        assertThat(kafka.seqsOf("case-1")).containsExactly(1L, 2L, 3L);
        assertThat(kafka.sent).extracting(Outgoing::time).containsOnly(SampleEvents.AT);
        assertThat(kafka.sent).extracting(Outgoing::type).containsOnly("case.opened.v1");
        assertThat(waiting()).isZero();
        relay.make(Set.of(), true);
        assertThat(kafka.sent).hasSize(3);
    }

    @Test
    void refusesToAppendOutsideATransaction() {
        assertThatThrownBy(() -> outbox.append(events("case-1", 1), 1, SampleEvents.AT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wakesTheRelayOnceAndOnlyAfterTheCommit() {
        transaction.executeWithoutResult(status -> {
            outbox.append(events("case-1", 1), 1, SampleEvents.AT);
            outbox.append(events("case-1", 1), 2, SampleEvents.AT);
            assertThat(woken).hasValue(0);
        });
        assertThat(woken).hasValue(1);
    }

    @Test
    void publishesNothingOfATransactionThatWasRolledBack() throws InterruptedException {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    outbox.append(events("case-1", 1), 1, SampleEvents.AT);
                    throw new IllegalStateException("killed before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);

        relay.make(Set.of(), true);

        assertThat(woken).hasValue(0);
        assertThat(kafka.sent).isEmpty();
    }

    @Test
    void refusesAnEventThatNoListenerWouldTakeIn() {
        Event large = SampleEvents.caseOpened("x".repeat(200_000));
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(status -> outbox.append(List.of(large), 1, SampleEvents.AT)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsAgainAfterACrashBetweenSendingAndDeleting() throws InterruptedException {
        append("case-1", 1, 2);
        kafka.answer = event -> {
            throw new AssertionError("killed");
        };
        assertThatThrownBy(() -> relay.make(Set.of(), true)).isInstanceOf(AssertionError.class);
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        now = now.plusSeconds(16);

        relay("started again").make(Set.of(), true);

        assertThat(kafka.seqsOf("case-1")).containsExactly(1L, 1L, 2L);
        assertThat(waiting()).isZero();
    }

    @Test
    void doesNotPassByATransactionThatCommitsLaterThanOneWithHigherIds() throws Exception {
        CountDownLatch slowHasAppended = new CountDownLatch(1);
        CountDownLatch fastWasSent = new CountDownLatch(1);
        CompletableFuture<Void> slow = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            outbox.append(events("slow", 1), 1, SampleEvents.AT);
            slowHasAppended.countDown();
            awaitQuietly(fastWasSent);
        }));
        slowHasAppended.await(10, TimeUnit.SECONDS);
        append("fast", 1, 1);
        relay.make(Set.of(), true);
        assertThat(kafka.seqsOf("fast")).containsExactly(1L);
        assertThat(kafka.seqsOf("slow")).isEmpty();

        fastWasSent.countDown();
        slow.get(10, TimeUnit.SECONDS);
        relay.make(Set.of(), true);

        assertThat(kafka.seqsOf("slow")).containsExactly(1L);
    }

    @Test
    void holdsBackOnlyTheAggregateWhoseEventIsNotAcknowledged() throws InterruptedException {
        append("case-1", 1, 3);
        append("case-2", 1, 2);
        kafka.answersOnceSent(5, event -> !(event.key().equals("case-1") && event.seq() == 2));

        assertThatThrownBy(() -> relay.make(Set.of(), true)).isInstanceOf(NotAcknowledged.class);

        assertThat(jdbc.queryForList("select seq from outbox where event_key = 'case-1' order by id", Long.class))
                .containsExactly(2L, 3L);
        assertThat(waiting()).isEqualTo(2);
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        relay.make(Set.of(), true);
        assertThat(kafka.seqsOf("case-1")).endsWith(2L, 3L);
        assertThat(waiting()).isZero();
    }

    @Test
    void sendsARowOfATypeThatThisVersionDoesNotKnowAndOneOfBeforeTopicsWereKept() throws InterruptedException {
        append("case-1", 1, 2);
        jdbc.update("update outbox set type = 'case.yet-unknown.v1' where seq = 1");
        jdbc.update("update outbox set topic = null");

        relay.make(Set.of(), true);

        assertThat(kafka.sent).extracting(Outgoing::type).containsExactly("case.yet-unknown.v1", "case.opened.v1");
        assertThat(kafka.sent).extracting(Outgoing::topic).containsOnly("redress.case");
        assertThat(waiting()).isZero();
    }

    @Test
    void letsAKeyWhoseRowCanNeverBeSentWaitAlone() throws InterruptedException {
        append("stuck", 1, 700);
        append("case-1", 1, 2);
        kafka.answer = event -> event.key().equals("stuck") && event.seq() == 2
                ? CompletableFuture.failedFuture(new CannotSend("UNKNOWN_TOPIC"))
                : CompletableFuture.completedFuture(null);

        relay.make(Set.of(), true);
        relay.make(Set.of(), true);

        assertThat(kafka.seqsOf("stuck")).containsExactly(1L, 2L);
        assertThat(kafka.seqsOf("case-1")).containsExactly(1L, 2L);
        assertThat(waiting()).isEqualTo(699);
        kafka.answer = event -> CompletableFuture.completedFuture(null);
        now = now.plusSeconds(6);
        relay.make(Set.of(), true);
        relay.make(Set.of(), true);
        assertThat(kafka.seqsOf("stuck")).hasSize(701);
        assertThat(waiting()).isZero();
        assertThat(relay.waiting().count()).isZero();
    }

    @Test
    void tellsHowMuchWaitsWhileKafkaIsAway() {
        append("case-1", 1, 1);
        new KafkaOutage(kafka).isToldBy(relay);
    }

    @Test
    void leavesTheRowsToARelayWithAHigherFence() {
        append("case-1", 1, 1);
        kafka.answer = event -> {
            JdbcLeaseStore leases = new JdbcLeaseStore(JdbcClient.create(jdbc));
            leases.replace(
                    TableRelay.LEASE,
                    leases.read(TableRelay.LEASE).orElseThrow(),
                    new Lease.Held("other", event.fence() + 1, now.plusSeconds(15)));
            return CompletableFuture.completedFuture(null);
        };

        assertThatThrownBy(() -> relay.make(Set.of(), true)).isInstanceOf(Lease.HeldElsewhere.class);

        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void leavesSendingToTheHolderOfTheLease() throws InterruptedException {
        append("case-1", 1, 1);
        relay.make(Set.of(), true);
        append("case-1", 2, 1);

        assertThatThrownBy(() -> relay("other").make(Set.of(), true)).isInstanceOf(Lease.HeldElsewhere.class);
        assertThat(kafka.sent).hasSize(1);
        now = now.plusSeconds(16);
        relay("other").make(Set.of(), true);
        assertThat(kafka.sent).extracting(Outgoing::fence).containsExactly(1L, 2L);
    }

    @Test
    void worksThroughABacklog() throws InterruptedException {
        for (int n = 0; n < 6; n++) {
            append("case-" + n, 1, 100);
        }

        assertThat(relay.make(Set.of(), true)).isTrue();
        assertThat(relay.make(Set.of(), true)).isFalse();
        assertThat(kafka.sent).hasSize(600);
        assertThat(waiting()).isZero();
    }

    private void append(String caseId, long firstSeq, int events) {
        transaction.executeWithoutResult(status -> outbox.append(events(caseId, events), firstSeq, SampleEvents.AT));
    }

    private static List<Event> events(String caseId, int events) {
        return IntStream.range(0, events)
                .<Event>mapToObj(n -> SampleEvents.caseOpened(caseId))
                .toList();
    }

    private int waiting() {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select count(*) from outbox", Integer.class));
    }

    private TableRelay relay(String owner) {
        InstantSource time = () -> now;
        Lease lease = new Lease(
                new JdbcLeaseStore(JdbcClient.create(jdbc)),
                TableRelay.LEASE,
                owner,
                Duration.ofSeconds(15),
                time.withZone(ZoneOffset.UTC));
        return new TableRelay(jdbc, lease, kafka, new HeldBack(time.withZone(ZoneOffset.UTC)));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
