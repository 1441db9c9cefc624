package redress.notification.daily;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import redress.notification.due.CaseNow;
import redress.notification.due.DueCases;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.Notice;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;
import redress.notification.preferences.MailPreferences;
import redress.notification.preferences.Preferences;
import redress.notification.templates.Templates;
import redress.platform.time.ClockMoved;

/**
 * Puts the notices that wait for a daily mail into it when its hour has come. Three writes, each of which may be the last before a kill: the
 * notices are claimed, the mail is written down under an id made of person and moment, and each notice is told that it is in there. What is
 * claimed stays among those that wait until the last of these, so the next look goes on where the one before has ended.
 */
@Component
class DailyMails {

    static final String TEMPLATE = "daily-deadlines";

    private static final Logger LOG = LoggerFactory.getLogger(DailyMails.class);
    private static final int LOOK = 500;

    /** What is left then waits for the next time. */
    private static final int MOST_LOOKS = 100;

    /** Where triage has been silent for so long, each goes alone: there it waits like any other, and a person sees that it does. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final Ledger ledger;
    private final DueCases due;
    private final Preferences preferences;
    private final Templates templates;
    private final DailyHour hour;
    private final Clock real;
    private @Nullable Instant silentSince;

    @Autowired
    DailyMails(Ledger ledger, DueCases due, Preferences preferences, Templates templates, DailyHour hour) {
        this(ledger, due, preferences, templates, hour, Clock.systemUTC());
    }

    DailyMails(Ledger ledger, DueCases due, Preferences preferences, Templates templates, DailyHour hour, Clock real) {
        this.ledger = ledger;
        this.due = due;
        this.preferences = preferences;
        this.templates = templates;
        this.hour = hour;
        this.real = real;
    }

    @EventListener
    void moved(ClockMoved moved) {
        tryToLook();
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    void tryToLook() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("Daily mails wait: {}", e.getClass().getSimpleName());
        }
    }

    /** @throws RuntimeException if the store, or triage, does not answer */
    synchronized void look() {
        Instant now = hour.now().truncatedTo(ChronoUnit.SECONDS);
        // further ahead than any daily mail it was set by a clock that was wrong
        Instant tooFar = now.plus(DailyHour.LONGEST).plusSeconds(1);
        whole(ledger.heldBeyond(tooFar, LOOK)).forEach(each -> tryToPutTogether(each, null));
        String last = null;
        for (int looks = 0; looks < MOST_LOOKS; looks++) {
            List<Notice> held = ledger.held(now, last, LOOK);
            List<List<Notice>> mails = whole(held);
            if (!mails.isEmpty()) {
                last = lastOf(mails).work();
                Map<String, CaseNow> cases = cases(mails);
                mails.forEach(each -> tryToPutTogether(each, cases));
            }
            if (held.size() < LOOK) {
                break;
            }
        }
        if (last == null) {
            silentSince = null; // nothing was asked: how long triage has been silent by now, nobody knows
        }
    }

    private static Notice lastOf(List<List<Notice>> mails) {
        List<Notice> mail = mails.get(mails.size() - 1);
        return mail.get(mail.size() - 1);
    }

    /** One that fails stays where it is, is listed once its hour is long past, and holds up none of the others. */
    private void tryToPutTogether(List<Notice> waiting, @Nullable Map<String, CaseNow> cases) {
        try {
            putTogether(waiting, cases);
        } catch (DataAccessResourceFailureException e) {
            throw e; // the store is away, from all of them
        } catch (RuntimeException e) {
            LOG.warn(
                    "Daily mail {} cannot be put together: {}",
                    waiting.get(0).dailyId(),
                    e.getClass().getSimpleName());
        }
    }

    /** By the daily mail for which they wait. The last of a full look may go on in the next one, unless it is the only one. */
    private static List<List<Notice>> whole(List<Notice> held) {
        Map<String, List<Notice>> byMail = held.stream()
                .collect(Collectors.groupingBy(
                        each -> Objects.requireNonNull(each.dailyId()), LinkedHashMap::new, Collectors.toList()));
        List<List<Notice>> mails = new ArrayList<>(byMail.values());
        if (held.size() == LOOK && mails.size() > 1) {
            mails.remove(mails.size() - 1);
        }
        return mails;
    }

    /** Where their cases stand; null when that could not be learnt for too long. */
    private @Nullable Map<String, CaseNow> cases(List<List<Notice>> mails) {
        Set<String> ids = mails.stream()
                .flatMap(Collection::stream)
                .map(each -> each.about().caseId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        try {
            Map<String, CaseNow> cases = due.of(ids);
            silentSince = null;
            return cases;
        } catch (RuntimeException e) {
            Instant now = real.instant();
            Instant since = silentSince;
            if (since == null || since.isAfter(now)) {
                silentSince = now;
                throw e;
            }
            if (since.plus(PATIENCE).isAfter(now)) {
                throw e;
            }
            LOG.warn("Triage cannot be asked what is due; reminders that waited for a daily mail go alone");
            return null;
        }
    }

    /** @param cases null where nothing more is to go into a mail: it goes alone */
    private void putTogether(List<Notice> waiting, @Nullable Map<String, CaseNow> cases) {
        String mailId = String.valueOf(waiting.get(0).dailyId());
        boolean isThere = !ledger.existing(List.of(mailId)).isEmpty();
        Notice mail = isThere ? find(mailId) : write(mailId, waiting, cases);
        Set<String> inIt = mail == null
                ? Set.of()
                : mail.parts().stream().map(Notice.Part::noticeId).collect(Collectors.toSet());
        List<Notice> settled = new ArrayList<>();
        for (Notice each : waiting) {
            if (each.state() == State.CLAIMED && inIt.contains(each.id())) {
                each.included(real.instant());
                settled.add(each);
            } else if (each.state() == State.HELD || (each.state() == State.CLAIMED && mail != null)) {
                each.alone(real.instant()); // the only one, or it came when the mail was written already
                settled.add(each);
            } // what is claimed for a mail that cannot be read is another instance's, which puts it there
        }
        ledger.save(settled);
    }

    private @Nullable Notice find(String mailId) {
        return ledger.read(List.of(mailId)).stream().findFirst().orElse(null);
    }

    /**
     * What was claimed before goes in whatever has become of it: another instance may be writing it down at this moment.
     *
     * @return as it is in the store, where another instance may have been first; null where it would tell of less than two
     */
    private @Nullable Notice write(String mailId, List<Notice> waiting, @Nullable Map<String, CaseNow> cases) {
        List<Notice> going = new ArrayList<>(
                waiting.stream().filter(each -> each.state() == State.CLAIMED).toList());
        boolean begun = !going.isEmpty();
        if (cases != null) {
            leaveOut(waiting, cases);
            waiting.stream().filter(each -> each.state() == State.HELD).forEach(going::add);
        }
        if (!begun && going.size() < 2) {
            return null;
        }
        going.stream().filter(each -> each.state() == State.HELD).forEach(Notice::claim);
        Set<Notice> claimed = ledger.save(going);
        List<Notice> ours = going.stream().filter(claimed::contains).toList();
        if (ours.isEmpty()) {
            return null; // another instance has them in hand
        }
        ledger.owe(List.of(Notice.daily(mailId, TEMPLATE, ours, hour.now(), real.instant())));
        return find(mailId);
    }

    /** Those that do not hold any more, and those that their person does not want by now. */
    private void leaveOut(List<Notice> waiting, Map<String, CaseNow> cases) {
        String personId = waiting.get(0).addressee().recipientId();
        MailPreferences wanted =
                Objects.requireNonNull(preferences.of(List.of(personId)).get(personId));
        List<Notice> out = new ArrayList<>();
        for (Notice each : waiting) {
            Reason reason = each.state() == State.HELD ? whyNot(each, wanted, cases) : null;
            if (reason != null) {
                each.withheld(reason, real.instant());
                out.add(each);
            }
        }
        ledger.save(out);
    }

    private @Nullable Reason whyNot(Notice notice, MailPreferences wanted, Map<String, CaseNow> cases) {
        if (preferences.isOff(wanted, notice.template(), notice.addressee().role())) {
            return Reason.TURNED_OFF;
        }
        CaseNow itsCase = cases.get(String.valueOf(notice.about().caseId()));
        return itsCase == null
                ? null
                : itsCase.lapse(
                                templates.step(notice.template()),
                                notice.about().dueOn(),
                                hour.now())
                        .map(Reason::of)
                        .orElse(null);
    }
}
