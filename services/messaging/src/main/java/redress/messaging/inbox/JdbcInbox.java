package redress.messaging.inbox;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps the ids in the table {@code inbox}. */
final class JdbcInbox implements Inbox {

    /**
     * Two deliveries at the same moment: one of them waits for the other at the key and then fails as a whole, to come again and find
     * the row. Nothing but that aborts the caller's transaction, on PostgreSQL either.
     */
    private static final String INSERT = "insert into inbox (consumer_group, event_id, taken_at)"
            + " select cast(? as varchar(80)), cast(? as varchar(64)), cast(? as timestamp with time zone)"
            + " where not exists (select 1 from inbox where consumer_group = ? and event_id = ?)";

    private final JdbcTemplate jdbc;
    private final Clock realTime;

    JdbcInbox(JdbcTemplate jdbc, Clock realTime) {
        this.jdbc = jdbc;
        this.realTime = realTime;
    }

    @Override
    public boolean takeIn(String group, String eventId) {
        return jdbc.update(INSERT, group, eventId, realTime.instant().atOffset(ZoneOffset.UTC), group, eventId) == 1;
    }
}
