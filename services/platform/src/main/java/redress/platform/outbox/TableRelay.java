package redress.platform.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.messaging.EventPublisher;
import redress.platform.messaging.Outgoing;

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

    private record Row(long id, Outgoing event) {}

    TableRelay(JdbcTemplate jdbc, Lease lease, EventPublisher publisher) {
        this.jdbc = jdbc;
        this.lease = lease;
        this.dispatch = new Dispatch(publisher, lease);
    }

    @Override
    public boolean make(Set<String> told, boolean look) throws InterruptedException {
        List<Row> rows = jdbc.query(
                "select id, event_id, seq, type, event_key, caused_at, data from outbox order by id limit " + LIMIT,
                (row, n) -> row(row));
        if (rows.isEmpty()) {
            waits = RelayLoop.Waiting.NOTHING;
            return false;
        }
        waits = new RelayLoop.Waiting(
                rows.size(), Entry.realTime(rows.get(0).event.id()));
        long fence = lease.hold();
        Map<String, List<Row>> byKey = new LinkedHashMap<>();
        rows.forEach(row ->
                byKey.computeIfAbsent(row.event.key(), key -> new ArrayList<>()).add(row));
        Map<String, List<Outgoing>> outgoing = new LinkedHashMap<>();
        byKey.forEach((key, some) -> outgoing.put(
                key, some.stream().map(row -> under(fence, row.event)).toList()));
        Map<String, Integer> acknowledged = dispatch.send(outgoing);
        lease.keep();
        List<Long> sent = new ArrayList<>();
        byKey.forEach((key, some) ->
                some.stream().limit(acknowledged.getOrDefault(key, 0)).forEach(row -> sent.add(row.id)));
        delete(sent, fence);
        if (sent.size() < rows.size()) {
            throw new NotAcknowledged(rows.size() - sent.size());
        }
        boolean more = rows.size() == LIMIT;
        if (!more) {
            waits = RelayLoop.Waiting.NOTHING;
        }
        return more;
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
        return new Row(
                row.getLong(1),
                new Outgoing(
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getString(7),
                        0));
    }

    private static Outgoing under(long fence, Outgoing event) {
        return new Outgoing(event.id(), event.seq(), event.type(), event.key(), event.time(), event.data(), fence);
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
