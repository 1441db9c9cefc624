package redress.messaging.relational;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.messaging.outbox.Dispatch;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.NotAcknowledged;
import redress.messaging.outbox.OutboxEntry;
import redress.messaging.outbox.RelayLoop;
import redress.messaging.publishing.CannotSend;
import redress.messaging.publishing.EventPublisher;
import redress.messaging.publishing.Outgoing;
import redress.platform.leases.Lease;

/**
 * Brings the rows of the table {@code outbox} to Kafka, from its head at every pass: a transaction may commit later than one that took
 * higher ids, and its rows must not be passed by. What is acknowledged is deleted by one statement that a relay without the lease
 * cannot make.
 */
final class TableRelay implements RelayLoop.Pass {

    static final String LEASE = "outbox";

    private static final int LIMIT = 500;

    private final JdbcTemplate jdbc;
    private final Lease lease;
    private final Dispatch dispatch;

    private volatile RelayLoop.Waiting waits = RelayLoop.Waiting.NOTHING;

    private final HeldBack heldBack;

    private record Row(long id, OutboxEntry entry) {}

    TableRelay(JdbcTemplate jdbc, Lease lease, EventPublisher publisher, HeldBack heldBack) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.dispatch = new Dispatch(publisher, lease);
        this.heldBack = heldBack;
    }

    @Override
    public boolean make(Set<String> told, boolean look) throws InterruptedException {
        Set<String> notYet = heldBack.notYet();
        List<Row> rows = head(notYet);
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        rows.forEach(row ->
                byKey.computeIfAbsent(row.entry.key(), key -> new ArrayList<>()).add(row));
        if (rows.size() < LIMIT) {
            Set<String> there = new HashSet<>(notYet);
            there.addAll(byKey.keySet());
            heldBack.releaseOthersThan(there);
        }
        if (rows.isEmpty()) {
            waits = heldBack.waiting();
            return false;
        }
        waits = new RelayLoop.Waiting(
                rows.size(), OutboxEntry.realTime(rows.get(0).entry.id()));
        int unsent = send(byKey, lease.hold());
        if (unsent > 0) {
            throw new NotAcknowledged(unsent);
        }
        boolean more = rows.size() == LIMIT;
        if (!more) {
            waits = heldBack.waiting();
        }
        return more;
    }

    /** From its head, without the keys whose first row cannot be sent: they would fill it. */
    private List<Row> head(Set<String> without) {
        String rows = "select id, event_id, seq, topic, type, event_key, caused_at, data from outbox";
        if (without.isEmpty()) {
            return jdbc.query(rows + " order by id limit " + LIMIT, (row, n) -> row(row));
        }
        return jdbc.query(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(
                            rows + " where not (event_key = any (?)) order by id limit " + LIMIT);
                    statement.setArray(1, connection.createArrayOf("varchar", without.toArray()));
                    return statement;
                },
                (row, n) -> row(row));
    }

    /** @return how many events are not acknowledged, those apart that can never be sent and those behind them */
    private int send(Map<String, List<Row>> byKey, long fence) throws InterruptedException {
        Map<String, List<Outgoing>> outgoing = new LinkedHashMap<>();
        byKey.forEach((key, some) -> outgoing.put(
                key, some.stream().map(row -> row.entry.under(fence)).toList()));
        Dispatch.Sent answer = dispatch.send(outgoing);
        lease.keep();
        List<Long> sent = new ArrayList<>();
        int unsent = 0;
        for (Map.Entry<String, List<Row>> each : byKey.entrySet()) {
            List<Row> some = each.getValue();
            int acked = answer.of(each.getKey());
            some.stream().limit(acked).forEach(row -> sent.add(row.id));
            CannotSend never = answer.never().get(each.getKey());
            if (never != null) {
                OutboxEntry first = some.get(acked).entry;
                heldBack.hold(each.getKey(), first.id(), first.type(), never.reasonCode());
            } else {
                unsent += some.size() - acked;
                if (acked > 0) {
                    heldBack.release(each.getKey());
                }
            }
        }
        delete(sent, fence);
        return unsent;
    }

    private void delete(List<Long> ids, long fence) {
        if (ids.isEmpty()) {
            return;
        }
        int deleted = jdbc.update(connection -> {
            PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any (?)"
                    + " and exists (select 1 from relay_lease where name = ? and fence = ?)");
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.setString(2, LEASE);
            statement.setLong(3, fence);
            return statement;
        });
        if (deleted < ids.size()) {
            throw new Lease.HeldElsewhere(LEASE);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), entry(row, 2));
    }

    /** @param from the column of the event's id; the others follow in the order of the table */
    static OutboxEntry entry(ResultSet row, int from) throws SQLException {
        return new OutboxEntry(
                row.getString(from),
                row.getLong(from + 1),
                row.getString(from + 2),
                row.getString(from + 3),
                row.getString(from + 4),
                row.getObject(from + 5, OffsetDateTime.class).toInstant(),
                row.getString(from + 6));
    }

    @Override
    public RelayLoop.Waiting waiting() {
        return waits;
    }

    @Override
    public void giveUp() {
        lease.giveBack();
    }
}
