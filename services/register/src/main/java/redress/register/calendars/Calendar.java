package redress.register.calendars;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import redress.events.register.CalendarChanged;
import redress.events.register.CalendarEnding;
import redress.messaging.outbox.Outbox;
import redress.platform.formats.Format;
import redress.register.files.Origin;
import redress.register.files.Shelved;

/** A working-day calendar. Each change of what it says raises its revision by one and is published. */
@Document("calendars")
@Format(1)
final class Calendar implements Shelved<Holidays> {

    private static final int WARN_MONTHS = 6;

    @Id
    private final String id;

    @Version
    private @Nullable Long version;

    private long revision;
    private Origin origin;
    private Holidays content;
    private final Outbox outbox;

    /** The last day of which the administrators were warned; null before the first warning. */
    private @Nullable LocalDate warnedOf;

    @PersistenceCreator
    Calendar(String id, @Nullable Long version, long revision, Origin origin, Holidays content, Outbox outbox) {
        this.id = id;
        this.version = version;
        this.revision = revision;
        this.origin = origin;
        this.content = content;
        this.outbox = outbox;
    }

    static Calendar enter(Holidays content, Origin origin, Instant at) {
        return new Calendar(content.id(), null, 0, origin, content, new Outbox()).revise(content, origin, at);
    }

    Calendar revise(Holidays says, Origin from, Instant at) {
        content = says;
        origin = from;
        revision++;
        outbox.add(new CalendarChanged(id, revision, says.from(), says.to(), says.dates()), at);
        return this;
    }

    /** @return whether a warning is to be published that was not before: it is once for each last day */
    boolean warn(LocalDate today, Instant at) {
        LocalDate lastDay = content.to();
        if (today.isBefore(lastDay.minusMonths(WARN_MONTHS)) || lastDay.equals(warnedOf)) {
            return false;
        }
        warnedOf = lastDay;
        outbox.add(new CalendarEnding(id, lastDay), at);
        return true;
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Holidays content() {
        return content;
    }

    long revision() {
        return revision;
    }

    Outbox outbox() {
        return outbox;
    }
}
