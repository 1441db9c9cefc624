package redress.messaging.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;
import redress.messaging.samples.Database;

class InboxIT {

    private final Database database = new Database();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final TransactionTemplate transaction = database.transaction();
    private Instant now = Instant.parse("2026-04-07T09:00:00Z");
    private final InstantSource time = () -> now;
    private final Inbox inbox = new JdbcInbox(jdbc, time.withZone(ZoneOffset.UTC));

    @BeforeEach
    void makeATableForEffects() {
        jdbc.execute("create table effect (event_id varchar(64))");
    }

    @Test
    void takesInAnEventOnceForEachGroup() {
        assertThat(inbox.takeIn("triage", "event-1")).isTrue();
        assertThat(inbox.takeIn("triage", "event-1")).isFalse();
        assertThat(inbox.takeIn("evidence", "event-1")).isTrue();
        assertThat(inbox.takeIn("triage", "event-2")).isTrue();
    }

    @Test
    void doesNotDisturbTheTransactionOfASecondDelivery() {
        handle("event-1");

        transaction.executeWithoutResult(status -> {
            assertThat(inbox.takeIn("triage", "event-1")).isFalse();
            jdbc.update("insert into effect values ('another')");
        });

        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void forgetsTheEventWhenItsEffectWasRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    inbox.takeIn("triage", "event-1");
                    jdbc.update("insert into effect values ('event-1')");
                    throw new IllegalStateException("killed before the commit");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(handle("event-1")).isTrue();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void repeatsNoEffectWhenTheOffsetWasNotCommitted() {
        assertThat(handle("event-1")).isTrue();
        assertThat(handle("event-1")).isFalse();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void letsOneOfTwoSimultaneousDeliveriesThrough() throws Exception {
        CountDownLatch firstHasTaken = new CountDownLatch(1);
        CountDownLatch secondTries = new CountDownLatch(1);
        CompletableFuture<Boolean> second = CompletableFuture.supplyAsync(() -> {
            awaitQuietly(firstHasTaken);
            secondTries.countDown();
            try {
                return handle("event-1");
            } catch (DataAccessException e) {
                return handle("event-1");
            }
        });
        boolean first = Boolean.TRUE.equals(transaction.execute(status -> {
            boolean taken = inbox.takeIn("triage", "event-1");
            firstHasTaken.countDown();
            awaitQuietly(secondTries);
            jdbc.update("insert into effect values ('event-1')");
            return taken;
        }));

        assertThat(first).isTrue();
        assertThat(second.get(20, TimeUnit.SECONDS)).isFalse();
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void isPurgedOfWhatKafkaHasForgottenAndOfNothingElse() {
        inbox.takeIn("triage", "old");
        now = now.plus(Duration.ofDays(29));
        inbox.takeIn("triage", "young");
        InboxPurge purge = new InboxPurge(jdbc, time.withZone(ZoneOffset.UTC));

        assertThat(purge.purge()).isZero();
        now = now.plus(Duration.ofDays(2));
        assertThat(purge.purge()).isEqualTo(1);
        assertThat(inbox.takeIn("triage", "young")).isFalse();
    }

    @Test
    void isPurgedInBoundedSteps() {
        jdbc.update(
                "insert into inbox select 'triage', 'event-' || x, dateadd(second, x, cast(? as timestamp with time zone))"
                        + " from system_range(1, 21000)",
                now.atOffset(ZoneOffset.UTC));
        now = now.plus(Duration.ofDays(32));
        InboxPurge purge = new InboxPurge(jdbc, time.withZone(ZoneOffset.UTC));

        assertThat(purge.purge()).isEqualTo(20_000);
        assertThat(purge.purge()).isEqualTo(1_000);
    }

    private boolean handle(String eventId) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            boolean taken = inbox.takeIn("triage", eventId);
            if (taken) {
                jdbc.update("insert into effect values (?)", eventId);
            }
            return taken;
        }));
    }

    private int effects() {
        return java.util.Objects.requireNonNull(jdbc.queryForObject("select count(*) from effect", Integer.class));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
