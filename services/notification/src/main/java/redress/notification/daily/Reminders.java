package redress.notification.daily;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import redress.events.codes.Urgency;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticeKey;
import redress.notification.ledger.Reason;
import redress.notification.preferences.MailPreferences;
import redress.notification.preferences.Preferences;
import redress.notification.routing.NoticeRoute;
import redress.notification.routing.Trigger;

/** Decides of a mail that is owed whether it goes at once, waits for the daily mail, or was turned off by its person. */
@Component
public class Reminders {

    private final Preferences preferences;
    private final DailyHour hour;

    Reminders(Preferences preferences, DailyHour hour) {
        this.preferences = preferences;
        this.hour = hour;
    }

    /** @param personIds those who have a seat */
    public Map<String, MailPreferences> preferences(Collection<String> personIds) {
        return preferences.of(personIds);
    }

    /**
     * Puts a notice that is owed where it belongs.
     *
     * @param caused when its event was, by the domain's clock: one that is read late still belongs into the mail of its own day
     */
    public void place(Notice owed, NoticeRoute route, Trigger occasion, Instant caused, MailPreferences wanted) {
        if (route.optional()
                && preferences.isOff(wanted, owed.template(), owed.addressee().role())) {
            owed.withheld(Reason.TURNED_OFF, Clock.systemUTC().instant());
        } else if (route.daily() && !wanted.atOnce()) {
            Instant moment = hour.after(caused);
            if (!isUrgent(owed, occasion, moment)) {
                owed.hold(id(moment, owed.addressee().recipientId()), moment);
            }
        }
    }

    /** The case has the short clock, or the day comes no later than that of the daily mail: it could be too late then. */
    private static boolean isUrgent(Notice owed, Trigger occasion, Instant moment) {
        LocalDate dueOn = owed.about().dueOn();
        return occasion.codes().getOrDefault("urgency", Set.of()).contains(Urgency.URGENT.name())
                || dueOn == null
                || !dueOn.isAfter(DailyHour.day(moment));
    }

    /** One for each person and moment: so no second one is made, whatever instance puts it together and how often. */
    static String id(Instant moment, String personId) {
        return NoticeKey.of("daily|" + moment, DailyMails.TEMPLATE, personId);
    }
}
