package redress.notification.daily;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import redress.notification.routing.Trigger;

/** When the daily mails are put together: at one hour in London, by the domain's clock, so that it comes when that is moved. */
@Component
class DailyHour {

    /** The next moment is never further away, also when the clocks go back. */
    static final Duration LONGEST = Duration.ofHours(25);

    private final LocalTime hour;
    private final Clock domain;

    /** @param hour such as {@code 10:00}: after nine, when reminders come */
    DailyHour(@Value("${redress.notification.daily.at:10:00}") String hour, Clock domain) {
        this.hour = LocalTime.parse(hour);
        this.domain = domain;
    }

    Instant now() {
        return domain.instant();
    }

    /** The first one after a moment of the domain's clock. */
    Instant after(Instant moment) {
        ZonedDateTime time = moment.atZone(Trigger.LONDON);
        ZonedDateTime today = time.toLocalDate().atTime(hour).atZone(Trigger.LONDON);
        return (time.isBefore(today)
                        ? today
                        : today.toLocalDate().plusDays(1).atTime(hour).atZone(Trigger.LONDON))
                .toInstant();
    }

    static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, Trigger.LONDON);
    }
}
