package redress.register.calendars;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.messaging.documents.DocumentRelay;
import redress.platform.mongo.KnownDocuments;
import redress.platform.time.ClockMoved;

/** Warns once, half a year ahead, that a calendar ends: without its next years deadlines can only be provisional. */
@Component
class CalendarWatch {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final Calendars calendars;
    private final MongoOperations mongo;
    private final DocumentRelay relay;
    private final Clock clock;

    CalendarWatch(
            Calendars calendars,
            MongoOperations mongo,
            @Qualifier("registerCalendarRelay") DocumentRelay relay,
            Clock clock) {
        this.calendars = calendars;
        this.mongo = mongo;
        this.relay = relay;
        this.clock = clock;
    }

    @EventListener
    void moved(ClockMoved moved) {
        look();
    }

    @Scheduled(initialDelay = 10, fixedDelay = 3600, timeUnit = TimeUnit.SECONDS)
    void look() {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, LONDON);
        for (String id : calendars.ids()) {
            // that of a newer version is its to watch
            new KnownDocuments(mongo)
                    .find(Query.query(Criteria.where("_id").is(id)), Calendar.class)
                    .forEach(calendar -> warn(calendar, id, today, now));
        }
    }

    private void warn(Calendar calendar, String id, LocalDate today, Instant now) {
        if (calendar.warn(today, now)) {
            try {
                mongo.save(calendar);
                relay.wake(id);
            } catch (OptimisticLockingFailureException another) {
                // another instance has just warned; if it was something else, the next look does
            }
        }
    }
}
