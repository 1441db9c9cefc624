package redress.notification.listening;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import redress.events.codes.IdentityMode;
import redress.events.codes.TriageResult;
import redress.events.register.CompactChanged;
import redress.events.triage.CaseOpened;
import redress.events.triage.CaseTriaged;
import redress.messaging.reading.Envelope;
import redress.notification.daily.Reminders;
import redress.notification.due.CaseNow;
import redress.notification.inbox.InboxItem;
import redress.notification.inbox.Inboxes;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticeKey;
import redress.notification.people.AddressBook;
import redress.notification.preferences.MailPreferences;
import redress.notification.routing.NoticeRoute;
import redress.notification.routing.Recipient;
import redress.notification.routing.RoutingTable;
import redress.notification.routing.Trigger;
import redress.platform.formats.Formats;

/**
 * Writes down, for the events of one poll, every notice that is owed, before any of the events is acknowledged. Delivered again, an
 * event finds its notices there already.
 */
@Component
class NoticeListener {

    private final RoutingTable table;
    private final Recipients audience;
    private final Audiences audiences;
    private final Channels channels;

    /** Where notices go, and who the people behind them are. */
    @Component
    record Channels(
            Ledger ledger,
            Inboxes inboxes,
            AddressBook people,
            Digests digests,
            DigestMails digestMails,
            Reminders reminders) {}

    private record Planned(Envelope envelope, Trigger occasion, List<NoticeRoute> routes) {}

    NoticeListener(RoutingTable table, Recipients audience, Audiences audiences, Channels channels) {
        this.table = table;
        this.audience = audience;
        this.audiences = audiences;
        this.channels = channels;
    }

    void take(List<Envelope> poll) {
        List<Planned> planned = new ArrayList<>();
        Set<String> learnt = new TreeSet<>();
        for (Envelope envelope : poll) {
            if (envelope.event() instanceof CompactChanged changed) {
                channels.people().drop(changed);
            }
            Trigger occasion = Trigger.of(envelope.event());
            if (occasion != null) {
                learn(envelope, learnt);
                List<NoticeRoute> routes = table.on(envelope.type(), occasion);
                if (!routes.isEmpty()) {
                    planned.add(new Planned(envelope, occasion, routes));
                }
            }
        }
        audiences.remember(learnt);
        write(planned, audiences.of(casesInDoubt(planned), learnt));
    }

    private static void learn(Envelope envelope, Set<String> learnt) {
        if (envelope.event() instanceof CaseOpened opened && opened.identityMode() == IdentityMode.ANONYMOUS_EVIDENCE) {
            learnt.add(Audiences.anonymous(opened.about().caseId()));
        } else if (envelope.event() instanceof CaseTriaged triaged && triaged.result() == TriageResult.ACCEPT) {
            learnt.add(Audiences.putToBody(triaged.about().caseId()));
        }
    }

    private static Set<String> casesInDoubt(List<Planned> planned) {
        Set<String> caseIds = new HashSet<>();
        for (Planned each : planned) {
            String caseId = each.occasion().caseId();
            if (caseId != null
                    && each.routes().stream()
                            .anyMatch(route ->
                                    route.to() == Recipient.REPORTER || route.to() == Recipient.BODY_CONTACT)) {
                caseIds.add(caseId);
            }
        }
        return caseIds;
    }

    private void write(List<Planned> planned, Audiences.Known known) {
        List<Notice> notices = new ArrayList<>();
        List<DigestMails.Told> together = new ArrayList<>();
        Map<String, List<InboxItem>> items = new HashMap<>();
        Set<String> alone = channels.digests().alone(crowding(planned));
        List<Addressed> all = planned.stream()
                .map(each -> new Addressed(each, addressees(each, known)))
                .toList();
        Map<String, MailPreferences> wanted = channels.reminders().preferences(choosing(all));
        all.forEach(one -> one.addressees().forEach((addressee, told) -> {
            Planned each = one.planned();
            NoticeRoute route = told.route();
            if (route.mail()
                    && route.digest() != null
                    && !alone.contains(each.envelope().id())) {
                together.add(together(each, addressee, told.template(), route.digest()));
            } else if (route.mail()) {
                Notice notice = notice(each, addressee, told.template());
                MailPreferences theirs = wanted.get(addressee.recipientId());
                if (theirs != null) {
                    channels.reminders()
                            .place(
                                    notice,
                                    route,
                                    each.occasion(),
                                    each.envelope().time(),
                                    theirs);
                }
                notices.add(notice);
            }
            if (addressee.role() != Recipient.REPORTER) {
                items.computeIfAbsent(addressee.recipientId(), person -> new ArrayList<>())
                        .add(item(each, addressee, told.template()));
            }
        }));
        boolean allAreIn = channels.inboxes().put(items);
        channels.ledger()
                .owe(notices.stream().filter(each -> each.state().isWaiting()).toList());
        channels.ledger()
                .oweLater(notices.stream()
                        .filter(each -> !each.state().isWaiting())
                        .toList());
        channels.digestMails().owe(together);
        if (!allAreIn) {
            throw Formats.refusal(); // the events come again, and find all else done
        }
    }

    /** The ids of those who have a say in whether they get a mail at once. */
    private static Set<String> choosing(List<Addressed> all) {
        Set<String> personIds = new HashSet<>();
        all.forEach(each -> each.addressees().forEach((addressee, told) -> {
            if (told.route().daily() || told.route().optional()) {
                personIds.add(addressee.recipientId());
            }
        }));
        return personIds;
    }

    /** Those of which so many may come that not each gets a mail of its own. */
    private static List<Digests.Event> crowding(List<Planned> planned) {
        return planned.stream()
                .filter(each -> each.routes().stream().anyMatch(route -> route.digest() != null))
                .map(each -> new Digests.Event(
                        String.valueOf(each.occasion().compactId()),
                        each.envelope().id(),
                        LocalDate.ofInstant(each.envelope().time(), Trigger.LONDON)))
                .toList();
    }

    private static DigestMails.Told together(Planned planned, Addressee addressee, String alone, String digest) {
        return new DigestMails.Told(
                NoticeKey.of(planned.envelope().id(), alone, addressee.recipientId()),
                planned.envelope().time(),
                new DigestMails.Mail(String.valueOf(planned.occasion().compactId()), addressee, digest));
    }

    private record Addressed(Planned planned, Map<Addressee, Told> addressees) {}

    /** @param template the route's own, or that for the officer where there is nobody to tell */
    private record Told(NoticeRoute route, String template) {}

    /** Nobody is told of the same event twice, in whatever roles. */
    private Map<Addressee, Told> addressees(Planned planned, Audiences.Known known) {
        Map<Addressee, Told> chosen = new LinkedHashMap<>();
        Set<String> ids = new HashSet<>();
        for (NoticeRoute route : planned.routes()) {
            List<Addressee> found = audience.behind(route.to(), planned.occasion(), known);
            String template = route.template();
            if (found.isEmpty() && route.otherwise() != null) {
                found = audience.behind(Recipient.OFFICER, planned.occasion(), known);
                template = route.otherwise();
            }
            for (Addressee addressee : found) {
                if (ids.add(addressee.recipientId())) {
                    chosen.put(addressee, new Told(route, template));
                }
            }
        }
        return chosen;
    }

    private static Notice notice(Planned planned, Addressee addressee, String template) {
        Trigger occasion = planned.occasion();
        return Notice.owed(
                planned.envelope().id(),
                new Notice.About(
                        occasion.subjectId(),
                        occasion.caseId(),
                        occasion.reportId(),
                        occasion.reference(),
                        dueOn(occasion),
                        occasion.provisional() ? true : null,
                        occasion.compactId()),
                addressee,
                template,
                planned.envelope().time(),
                Clock.systemUTC().instant());
    }

    private static InboxItem item(Planned planned, Addressee addressee, String template) {
        return new InboxItem(
                NoticeKey.of(planned.envelope().id(), template, addressee.recipientId()),
                template,
                planned.occasion().reference(),
                planned.occasion().caseId(),
                planned.envelope().time(),
                dueOn(planned.occasion()),
                planned.occasion().provisional());
    }

    private static @Nullable LocalDate dueOn(Trigger occasion) {
        return occasion.dueAt() == null ? null : CaseNow.lastDay(occasion.dueAt());
    }
}
