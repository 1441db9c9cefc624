package redress.register.calendars;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import redress.messaging.documents.DocumentRelay;
import redress.register.files.Origin;
import redress.register.files.RegisterFiles;
import redress.register.files.SeedImporter;

/** The calendars, answered from memory: they change only when the service starts with another edition of its files. */
@Component
public class Calendars {

    private final Map<String, Holidays> byId = new LinkedHashMap<>();

    Calendars(
            RegisterFiles files,
            SeedImporter shelf,
            Clock clock,
            @Qualifier("registerCalendarRelay") DocumentRelay relay) {
        CalendarsFile file = files.read("calendars.yaml", CalendarsFile.class);
        Map<String, Holidays> wanted = new LinkedHashMap<>();
        file.calendars().forEach(calendar -> wanted.put(calendar.id(), calendar));
        SeedImporter.Settled<Holidays> settled = shelf.settle(Calendar.class, file.edition(), wanted, making(clock));
        byId.putAll(settled.contents());
        settled.changed().forEach(relay::wake);
    }

    Optional<Holidays> find(String calendarId) {
        return Optional.ofNullable(byId.get(calendarId));
    }

    /** The ids of the calendars. */
    Set<String> ids() {
        return Set.copyOf(byId.keySet());
    }

    private static SeedImporter.Making<Holidays, Calendar> making(Clock clock) {
        return new SeedImporter.Making<>() {
            @Override
            public Calendar enter(Holidays says, Origin origin) {
                return Calendar.enter(says, origin, clock.instant());
            }

            @Override
            public Calendar revise(Calendar stored, Holidays says, Origin origin) {
                return stored.revise(says, origin, clock.instant());
            }
        };
    }
}
