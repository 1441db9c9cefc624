package redress.messaging.relational;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import redress.events.Event;
import redress.messaging.outbox.OutboxEntry;

/** Writes events into the table {@code outbox} and wakes the relay when the transaction has committed. */
final class JdbcOutbox implements RelationalOutbox {

    private final JdbcTemplate jdbc;

    /** One object, so that a transaction that appends twice wakes once. */
    private final TransactionSynchronization wake;

    JdbcOutbox(JdbcTemplate jdbc, Runnable wake) {
        this.jdbc = jdbc;
        this.wake = new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake.run();
            }
        };
    }

    @Override
    public void append(List<? extends Event> events, long firstSeq, Instant at) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events are appended in the transaction of the change that caused them");
        }
        if (events.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        long seq = firstSeq;
        for (Event event : events) {
            OutboxEntry entry = OutboxEntry.of(UuidCreator.getTimeOrderedEpoch().toString(), seq++, event, at);
            rows.add(new Object[] {
                entry.id(),
                entry.seq(),
                entry.topic(),
                entry.type(),
                entry.key(),
                at.atOffset(ZoneOffset.UTC),
                entry.data()
            });
        }
        jdbc.batchUpdate(
                "insert into outbox (event_id, seq, topic, type, event_key, caused_at, data) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
        TransactionSynchronizationManager.registerSynchronization(wake);
    }
}
