package redress.messaging.relational;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import redress.messaging.outbox.AsideStore;
import redress.messaging.outbox.HeldBack;
import redress.messaging.outbox.OutboxEntry;
import redress.messaging.outbox.StuckEvent;

/** In the table {@code outbox_aside}. */
final class JdbcAside implements AsideStore {

    private static final String EVENT = "event_id, seq, topic, type, event_key, caused_at, data";

    private final JdbcClient jdbc;

    JdbcAside(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean put(HeldBack.Event held, String by, Instant at) {
        int kept = jdbc.sql("insert into outbox_aside (" + EVENT + ", reason, aside_at, aside_by) select " + EVENT
                        + ", cast(? as varchar(60)), cast(? as timestamp with time zone), cast(? as varchar(100))"
                        + " from outbox where event_id = ?"
                        + " and not exists (select 1 from outbox_aside where event_id = ?)")
                .params(held.reason(), at.atOffset(ZoneOffset.UTC), by, held.eventId(), held.eventId())
                .update();
        int taken = jdbc.sql("delete from outbox where event_id = ?"
                        + " and exists (select 1 from outbox_aside where event_id = ?)")
                .params(held.eventId(), held.eventId())
                .update();
        return kept + taken > 0;
    }

    @Override
    public List<StuckEvent> after(String id, int limit) {
        return jdbc.sql("select event_id, type, reason, aside_at from outbox_aside where event_id > ?"
                        + " order by event_id limit " + limit)
                .param(id)
                .query((row, n) -> new StuckEvent(
                        TableRelay.LEASE,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        0,
                        true))
                .list();
    }

    @Override
    public Optional<OutboxEntry> find(String id) {
        return jdbc.sql("select " + EVENT + " from outbox_aside where event_id = ?")
                .param(id)
                .query((row, n) -> TableRelay.entry(row, 1))
                .optional();
    }

    @Override
    public void remove(String id) {
        jdbc.sql("delete from outbox_aside where event_id = ?").param(id).update();
    }
}
