package redress.triage.compacts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import redress.events.Event;
import redress.events.EventJson;
import redress.events.EventType;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.events.register.RegisterEvent;
import redress.triage.TriageProperties;
import redress.triage.deadlines.Limits;
import redress.triage.deadlines.WorkingDays;

/**
 * The Compacts and calendars as the register told of them. Every version of a Compact is kept, since a case stays with the limits it was
 * opened under; of a calendar only the latest, since a new holiday moves every deadline that is still to be set.
 */
@Component
public final class Compacts {
    private static final String COMPACT =
            "insert into compacts (compact_id, version, document) select cast(? as varchar(80)), cast(? as bigint),"
                    + " cast(? as varchar(100000)) where not exists (select 1 from compacts where compact_id = ? and version = ?)";
    private static final String CALENDAR =
            "insert into calendars (calendar_id, version, document) select cast(? as varchar(80)), cast(? as bigint),"
                    + " cast(? as varchar(100000)) where not exists (select 1 from calendars where calendar_id = ?)";

    private final JdbcClient jdbc;
    private final long keptNanos;
    private final Map<String, Kept<?>> memory = new ConcurrentHashMap<>();

    /** A Compact with its limits as of one version. */
    public record Terms(CompactChanged compact, Limits limits) {}

    private record Kept<T>(T value, long since) {}

    Compacts(JdbcClient jdbc, TriageProperties properties) {
        this.jdbc = jdbc;
        this.keptNanos = properties.compactCache().toNanos();
    }

    /** Takes in what the register told; an older version than known changes nothing. */
    public void take(RegisterEvent event) {
        if (event instanceof CompactChanged compact) {
            jdbc.sql(COMPACT)
                    .params(
                            compact.compactId(),
                            compact.version(),
                            EventJson.write(compact),
                            compact.compactId(),
                            compact.version())
                    .update();
            memory.remove(latest(compact.compactId()));
        } else if (event instanceof CalendarChanged calendar) {
            take(calendar);
        }
    }

    private void take(CalendarChanged calendar) {
        String json = EventJson.write(calendar);
        int changed = jdbc.sql("update calendars set version = ?, document = ? where calendar_id = ? and version < ?")
                .params(calendar.version(), json, calendar.calendarId(), calendar.version())
                .update();
        if (changed == 0) {
            jdbc.sql(CALENDAR)
                    .params(calendar.calendarId(), calendar.version(), json, calendar.calendarId())
                    .update();
        }
        memory.remove(calendarKey(calendar.calendarId()));
    }

    /**
     * The Compact as it now stands.
     *
     * @throws CompactUnknown if the register has not told of it
     */
    public Terms current(String compactId) {
        return remembered(
                latest(compactId),
                () -> terms(jdbc.sql("select document from compacts where compact_id = ? order by version desc limit 1")
                        .param(compactId)
                        .query(String.class)
                        .list(), compactId));
    }

    /** The Compact as it stood in a version that a case was opened under. */
    public Terms of(String compactId, long version) {
        return remembered(
                "version/" + compactId + "/" + version,
                () -> terms(jdbc.sql("select document from compacts where compact_id = ? and version = ?")
                        .params(compactId, version)
                        .query(String.class)
                        .list(), compactId));
    }

    /**
     * The working days of a calendar as they now stand.
     *
     * @throws CompactUnknown if the register has not told of the calendar
     */
    public WorkingDays workingDays(String calendarId) {
        return remembered(calendarKey(calendarId), () -> {
            List<String> found = jdbc.sql("select document from calendars where calendar_id = ?")
                    .param(calendarId)
                    .query(String.class)
                    .list();
            if (found.isEmpty()) {
                throw new CompactUnknown(calendarId);
            }
            return WorkingDays.of((CalendarChanged) read(EventType.REGISTER_CALENDAR_CHANGED, found.get(0)));
        });
    }

    /** The ids of all Compacts that the register has told of. */
    public List<String> ids() {
        return remembered(
                "ids",
                () -> jdbc.sql("select distinct compact_id from compacts order by compact_id")
                        .query(String.class)
                        .list());
    }

    private static Terms terms(List<String> found, String compactId) {
        if (found.isEmpty()) {
            throw new CompactUnknown(compactId);
        }
        CompactChanged compact = (CompactChanged) read(EventType.REGISTER_COMPACT_CHANGED, found.get(0));
        return new Terms(compact, Limits.of(compact.limits()));
    }

    private static Event read(EventType type, String json) {
        return EventJson.read(type, EventJson.parse(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Kept by real time: another instance may have taken in a change. */
    @SuppressWarnings("unchecked")
    private <T> T remembered(String key, Supplier<T> look) {
        Kept<?> kept = memory.get(key);
        long now = System.nanoTime();
        if (kept != null && now - kept.since < keptNanos) {
            return (T) kept.value;
        }
        T found = look.get();
        memory.put(key, new Kept<>(found, now));
        return found;
    }

    private static String latest(String compactId) {
        return "latest/" + compactId;
    }

    private static String calendarKey(String calendarId) {
        return "calendar/" + calendarId;
    }
}
