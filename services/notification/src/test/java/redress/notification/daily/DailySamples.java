package redress.notification.daily;

import java.time.Clock;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.notification.preferences.PreferenceSamples;

/** For tests of other packages. */
public final class DailySamples {

    private DailySamples() {}

    /** @param clock the domain's */
    public static Reminders reminders(MongoTemplate mongo, Clock clock) {
        return new Reminders(PreferenceSamples.preferences(mongo), new DailyHour("10:00", clock));
    }
}
