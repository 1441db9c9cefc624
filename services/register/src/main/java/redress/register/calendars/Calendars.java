package redress.register.calendars;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import redress.platform.outbox.DocumentRelay;
import redress.register.files.RegisterFiles;
import redress.register.files.Shelf;

/** The calendars, answered from memory: they change only when the service starts with another edition of its files. */
@Component
public class Calendars {

    private final Map<String, Holidays> byId = new LinkedHashMap<>();

    Calendars(RegisterFiles files, Shelf shelf, Clock clock, @Qualifier("registerCalendarRelay") DocumentRelay relay) {
        CalendarsFile file = files.read("calendars.yaml", CalendarsFile.class);
        Map<String, Holidays> wanted = new LinkedHashMap<>();
        file.calendars().forEach(calendar -> wanted.put(calendar.id(), calendar));
        Shelf.Settled<Calendar> settled = shelf.settle(
                Calendar.class,
                file.edition(),
                wanted,
                new Shelf.Making<>(
                        says -> Calendar.enter(says, file.edition(), clock.instant()),
                        (calendar, says) -> calendar.revise(says, file.edition(), clock.instant())));
        settled.entries().forEach((id, calendar) -> byId.put(id, calendar.content()));
        settled.changed().forEach(relay::wake);
    }

    Optional<Holidays> find(String calendarId) {
        return Optional.ofNullable(byId.get(calendarId));
    }
}
