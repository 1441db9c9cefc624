package redress.triage.compacts;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import redress.events.register.CalendarChanged;
import redress.events.register.CompactChanged;
import redress.triage.deadlines.WorkingDays;

/**
 * Answers from memory which limits a Compact sets and which days a calendar counts. Another instance may have been told of a change:
 * what is older than a minute, and what is not known, is read again by its id before it is relied on.
 */
@Component
public class CompactTerms {

    private static final long FRESH_NANOS = 60_000_000_000L;

    private final JdbcTemplate jdbc;
    private final StoredRows<StoredCompact> compactRows;
    private final StoredRows<StoredCalendar> calendarRows;
    private final LongSupplier nanos;
    private final Map<String, Known<CompactChanged>> compacts = new ConcurrentHashMap<>();
    private final Map<String, Known<Calendar>> calendars = new ConcurrentHashMap<>();

    private volatile @Nullable All all;

    private record Known<T>(T what, long at) {}

    private record All(Set<String> ids, long at) {}

    private record Calendar(CalendarChanged event, WorkingDays days) {}

    @Autowired
    CompactTerms(JdbcTemplate jdbc) {
        this(jdbc, System::nanoTime);
    }

    CompactTerms(JdbcTemplate jdbc, LongSupplier nanos) {
        this.jdbc = jdbc;
        this.nanos = nanos;
        this.compactRows = new StoredRows<>(jdbc, "triage_compacts", "compact_id", StoredCompact.class);
        this.calendarRows = new StoredRows<>(jdbc, "triage_calendars", "calendar_id", StoredCalendar.class);
        compactRows.all().forEach(each -> remember(each.told()));
        calendarRows.all().forEach(each -> remember(each.told()));
    }

    /** @throws NotYetKnown if the register has not told of it */
    public CompactChanged compact(String compactId) {
        Known<CompactChanged> known = compacts.get(compactId);
        if (known == null || nanos.getAsLong() - known.at > FRESH_NANOS) {
            known = compactRows
                    .read(compactId)
                    .map(each -> remember(each.told()))
                    .orElse(known);
        }
        if (known == null) {
            throw new NotYetKnown("Compact " + compactId);
        }
        return known.what;
    }

    /** @throws NotYetKnown if the register has not told of it */
    public WorkingDays workingDays(String calendarId) {
        Known<Calendar> known = calendars.get(calendarId);
        if (known == null || nanos.getAsLong() - known.at > FRESH_NANOS) {
            known = calendarRows
                    .read(calendarId)
                    .map(each -> remember(each.told()))
                    .orElse(known);
        }
        if (known == null) {
            throw new NotYetKnown("calendar " + calendarId);
        }
        return known.what.days;
    }

    /** Every calendar as it now is, whichever instance was told of it; one that a newer version has stored, as it was known before. */
    public Map<String, WorkingDays> calendars() {
        calendarRows.all().forEach(each -> remember(each.told()));
        return known();
    }

    /** Every calendar that this instance knows, from memory. */
    public Map<String, WorkingDays> known() {
        return calendars.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, each -> each.getValue().what.days));
    }

    /** Whether no Compact or no calendar is stored at all; then the register has to be heard again. */
    public boolean lacksAny() {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "select not exists (select 1 from triage_compacts) or not exists (select 1 from triage_calendars)",
                Boolean.class));
    }

    /** Every Compact that any instance has heard of. */
    public Set<String> all() {
        All known = all;
        if (known == null || nanos.getAsLong() - known.at > FRESH_NANOS) {
            known = new All(
                    Set.copyOf(jdbc.queryForList("select compact_id from triage_compacts", String.class)),
                    nanos.getAsLong());
            all = known;
        }
        return known.ids;
    }

    /** Keeps the latest version; an older one changes nothing. Durable when it returns. */
    public void take(CompactChanged changed) {
        Known<CompactChanged> known = compacts.get(changed.compactId());
        if (known == null || known.what.version() < changed.version()) {
            compactRows.write(changed.compactId(), changed.version(), StoredCompact.of(changed));
            remember(changed);
        }
    }

    /** Keeps the latest version; an older one changes nothing. Durable when it returns. */
    public void take(CalendarChanged changed) {
        Known<Calendar> known = calendars.get(changed.calendarId());
        if (known == null || known.what.event.version() < changed.version()) {
            calendarRows.write(changed.calendarId(), changed.version(), StoredCalendar.of(changed));
            remember(changed);
        }
    }

    private Known<CompactChanged> remember(CompactChanged changed) {
        Known<CompactChanged> known = new Known<>(changed, nanos.getAsLong());
        compacts.put(changed.compactId(), known);
        all = null;
        return known;
    }

    private Known<Calendar> remember(CalendarChanged changed) {
        Known<Calendar> known = new Known<>(new Calendar(changed, WorkingDays.of(changed)), nanos.getAsLong());
        calendars.put(changed.calendarId(), known);
        return known;
    }
}
