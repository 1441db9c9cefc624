package redress.notification.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static redress.notification.SampleEvents.ABOUT;
import static redress.notification.SampleEvents.closed;
import static redress.notification.SampleEvents.envelope;
import static redress.notification.SampleEvents.missed;
import static redress.notification.SampleEvents.near;
import static redress.notification.SampleEvents.opened;
import static redress.notification.SampleEvents.outcome;
import static redress.notification.SampleEvents.submitted;
import static redress.notification.SampleEvents.triaged;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.events.Event;
import redress.events.codes.CloseReason;
import redress.events.codes.DeadlineReason;
import redress.events.codes.DecidedBy;
import redress.events.codes.ExtensionState;
import redress.events.codes.IdentityMode;
import redress.events.codes.Outcome;
import redress.events.codes.Stage;
import redress.events.codes.TriageResult;
import redress.events.codes.Urgency;
import redress.events.register.CalendarEnding;
import redress.events.triage.CaseAcknowledged;
import redress.events.triage.CaseRef;
import redress.events.triage.DeadlineNear;
import redress.events.triage.DeadlineSet;
import redress.events.triage.ExtensionChanged;
import redress.messaging.reading.Envelope;
import redress.notification.SampleEvents;
import redress.notification.daily.DailySamples;
import redress.notification.inbox.InboxSamples;
import redress.notification.inbox.Inboxes;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticesOwed;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;
import redress.notification.people.SamplePeople;
import redress.notification.preferences.PreferenceSamples;
import redress.notification.routing.RoutingTableSamples;
import redress.platform.problems.Refusal;
import redress.testkit.backends.TestDocuments;

class NoticeListenerIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Duration EVERY = Duration.ofMinutes(30);

    private final SamplePeople people = SamplePeople.thurrock();
    private final List<Notice> owed = new ArrayList<>();
    private final Inboxes inboxes = InboxSamples.inboxes(STORE.mongo());
    private final Ledger ledger =
            LedgerSamples.ledger(STORE.mongo(), event -> owed.addAll(((NoticesOwed) event).notices()));
    private final NoticeListener listener = new NoticeListener(
            RoutingTableSamples.table(),
            new Recipients(people),
            new Audiences(STORE.mongo()),
            new NoticeListener.Channels(
                    ledger,
                    inboxes,
                    people,
                    new Digests(STORE.mongo(), 3, EVERY),
                    new DigestMails(ledger, STORE.mongo(), EVERY, Clock.fixed(SampleEvents.AT, ZoneOffset.UTC)),
                    DailySamples.reminders(STORE.mongo(), Clock.fixed(SampleEvents.AT, ZoneOffset.UTC))));

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void tellsEverybodyOfThurrocksCaseWithElevenMails() {
        for (Envelope each : SampleEvents.thurrock()) {
            listener.take(List.of(each));
        }
        assertThat(told())
                .containsExactly(
                        "reporter:report-1 report-receipt",
                        "sample-thurrock-officer case-new",
                        "reporter:report-1 case-acknowledged",
                        "reporter:report-1 case-accepted",
                        "sample-thurrock-council-contact body-notice",
                        "reporter:report-1 agreement-reached",
                        "sample-thurrock-council-contact agreement-reached",
                        "reporter:report-1 outcome-change",
                        "sample-thurrock-council-contact outcome-change",
                        "reporter:report-1 case-closed",
                        "sample-thurrock-council-contact case-closed");
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-officer"))
                .containsExactlyInAnyOrder("case-new", "panel-to-form", "outcome-to-record");
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-council-contact"))
                .containsExactlyInAnyOrder("body-notice", "agreement-reached", "outcome-change", "case-closed");
    }

    @Test
    void owesNothingNewForEventsDeliveredAgainInOtherPolls() {
        List<Envelope> all = SampleEvents.thurrock();
        listener.take(all);
        List<String> once = told();
        List<String> inbox = InboxSamples.templates(inboxes, "sample-thurrock-officer");
        owed.clear();
        all.forEach(each -> listener.take(List.of(each)));
        listener.take(all.subList(3, 9));
        assertThat(owed).isEmpty();
        assertThat(once).hasSize(11);
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-officer")).isEqualTo(inbox);
    }

    @Test
    void neverTellsABodyOfACaseThatWasNotPutToIt() {
        take(
                opened(ABOUT, IdentityMode.NAMED),
                triaged(TriageResult.EVIDENCE_ONLY),
                closed(CloseReason.WITHDRAWN, Stage.TRIAGE),
                outcome(Outcome.DECISION_CHANGED),
                near(Stage.REPLY),
                near(Stage.REMEDY));
        assertThat(told()).isNotEmpty().noneMatch(each -> each.contains("council-contact"));
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-council-contact"))
                .isEmpty();
    }

    @Test
    void tellsABodyOfAWithdrawalOnceItKnowsOfTheCase() {
        take(triaged(TriageResult.ACCEPT));
        take(closed(CloseReason.WITHDRAWN, Stage.REPLY));
        assertThat(told())
                .contains(
                        "sample-thurrock-council-contact case-withdrawn",
                        "sample-thurrock-officer case-withdrawn",
                        "reporter:report-1 case-withdrawn");
    }

    @Test
    void remindsBothSidesToSign() {
        wantAllAtOnce();
        take(triaged(TriageResult.ACCEPT));
        owed.clear();
        take(near(Stage.AGREEMENT));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "reporter:report-1 agreement-due",
                        "sample-thurrock-council-contact agreement-due",
                        "sample-thurrock-officer deadline-near");
    }

    @Test
    void owesAnAnonymousReporterNothing() {
        take(
                submitted(IdentityMode.ANONYMOUS_EVIDENCE),
                opened(ABOUT, IdentityMode.ANONYMOUS_EVIDENCE),
                new CaseAcknowledged(ABOUT, SampleEvents.AT));
        take(triaged(TriageResult.EVIDENCE_ONLY));
        assertThat(told()).containsExactly("sample-thurrock-officer case-new");
    }

    @Test
    void tellsTheNationalOfficersWhereACompactHasNoSteeringGroup() {
        CaseRef elsewhere =
                new CaseRef("case-2", "report-2", "CB-2222-2222", "elsewhere", "elsewhere-council", "E12000001");
        take(opened(elsewhere, IdentityMode.NAMED));
        assertThat(told()).containsExactly("sample-national-officer case-new");
    }

    @Test
    void tellsTheOfficerWhenTheBodyHasNoContact() {
        people.with("body/thurrock-council/contact");
        take(triaged(TriageResult.ACCEPT));
        assertThat(told()).contains("sample-thurrock-officer body-without-contact");
    }

    @Test
    void tellsSomebodyOfTheSteeringGroupWhoSpeaksForTheBodyOnlyWhatTheBodyIsTold() {
        people.with("body/thurrock-council/contact", "sample-thurrock-officer");
        take(opened(ABOUT, IdentityMode.NAMED));
        assertThat(told())
                .containsExactly("sample-thurrock-chair-statutory case-new", "sample-thurrock-chair-vcs case-new");
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-officer")).isEmpty();

        take(triaged(TriageResult.ACCEPT));
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-officer")).containsExactly("body-notice");
    }

    @Test
    void tellsTheNationalOfficerOnlyWhereNobodyOfTheCompactsOwnActs() {
        people.with("compact/thurrock/officer");
        take(opened(ABOUT, IdentityMode.NAMED));
        assertThat(told()).noneMatch(each -> each.startsWith("sample-national-officer"));
        owed.clear();
        people.with("compact/thurrock/chair");
        take(missed(Stage.PANEL));
        assertThat(told()).containsExactly("sample-national-officer deadline-missed");
    }

    @Test
    void tellsNobodyTwiceOfOneEvent() {
        people.with("compact/thurrock/chair", "sample-thurrock-officer");
        take(missed(Stage.PANEL));
        assertThat(told()).containsExactly("sample-thurrock-officer deadline-missed");
    }

    @Test
    void tellsTheOfficerOfAFloodInOneMailButOfEachReportInTheNews() {
        List<Envelope> flood = IntStream.range(0, 30)
                .mapToObj(i -> envelope(
                        1_000 + i,
                        opened(
                                new CaseRef(
                                        "case-" + i,
                                        "report-" + i,
                                        "CB-2222-2222",
                                        "thurrock",
                                        "thurrock-council",
                                        "E12000006"),
                                IdentityMode.NAMED)))
                .toList();
        flood.forEach(each -> listener.take(List.of(each)));
        List<String> once = told();
        listener.take(flood);
        assertThat(once).hasSize(3).containsOnly("sample-thurrock-officer case-new");
        assertThat(told()).as("delivered again").isEqualTo(once);
        assertThat(STORE.mongo().findAll(Notice.class).stream().map(Notice::template))
                .containsOnlyOnce("new-reports")
                .hasSize(4);
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-officer"))
                .hasSize(30)
                .containsOnly("case-new");
    }

    @Test
    void mailsEachReportAgainOnTheNextDay() {
        for (int i = 0; i < 5; i++) {
            take(opened(ABOUT, IdentityMode.NAMED), i);
        }
        owed.clear();
        Envelope tomorrow = envelope(99, opened(ABOUT, IdentityMode.NAMED));
        listener.take(List.of(new Envelope(
                tomorrow.id(),
                tomorrow.type(),
                tomorrow.seq(),
                tomorrow.time().plus(Duration.ofDays(1)),
                tomorrow.event(),
                0,
                0,
                tomorrow.data())));
        assertThat(told()).containsExactly("sample-thurrock-officer case-new");
    }

    /** It had waited for its listener, or among the dead letters. */
    @Test
    void owesAnotherMailForAReportThatComesWhenThoseOfItsTimeHaveBeenTold() {
        List<Envelope> flood = openings(0, 5, SampleEvents.AT);
        listener.take(flood);
        assertThat(digests()).hasSize(1);
        send(digests().get(0));

        List<Envelope> late = openings(5, 2, SampleEvents.AT);
        late.forEach(each -> listener.take(List.of(each)));
        assertThat(digests())
                .hasSize(2)
                .filteredOn(each -> each.state() == State.PENDING)
                .hasSize(1);

        send(digests().stream()
                .filter(each -> each.state() == State.PENDING)
                .findFirst()
                .orElseThrow());
        listener.take(flood);
        late.forEach(each -> listener.take(List.of(each)));
        assertThat(digests()).as("delivered again").hasSize(2);
    }

    @Test
    void mailsNobodyAgainAboutReportsOfAnEarlierDay() {
        List<Envelope> yesterday = openings(0, 3, SampleEvents.AT);
        listener.take(yesterday);
        List<String> once = told();
        listener.take(openings(3, 1, SampleEvents.AT.plus(Duration.ofDays(1))));
        listener.take(yesterday);
        assertThat(told()).hasSize(once.size() + 1);
        assertThat(digests()).isEmpty();
    }

    /** Its mail was owed when a kill kept the rest from being written. */
    @Test
    void owesOneMailWhenWhatItTellsOfWasNotKept() {
        List<Envelope> flood = openings(0, 5, SampleEvents.AT);
        listener.take(flood);
        STORE.mongo().dropCollection("told_together");
        listener.take(flood);
        assertThat(digests()).hasSize(1);
    }

    @Test
    void mailsNobodyAgainAboutReportsWhoseDayWasForgotten() {
        List<Envelope> first = openings(0, 3, SampleEvents.AT);
        listener.take(first);
        STORE.mongo().dropCollection("mail_days");
        listener.take(openings(3, 3, SampleEvents.AT));
        assertThat(told()).hasSize(6);
        listener.take(first);
        assertThat(told()).hasSize(6);
        assertThat(digests()).isEmpty();
    }

    /** The clock of who announced it was a year ahead for a moment; so come events of an earlier day that had waited, too. */
    @Test
    void mailsEachReportOfADayWhateverDaysWereSeenBefore() {
        listener.take(openings(0, 1, SampleEvents.AT.plus(Duration.ofDays(365))));
        owed.clear();
        openings(1, 5, SampleEvents.AT).forEach(each -> listener.take(List.of(each)));
        assertThat(told()).hasSize(3).containsOnly("sample-thurrock-officer case-new");
        assertThat(digests()).hasSize(1);
    }

    @Test
    void tellsThoseConcernedThatAHolidayHasMovedADeadline() {
        wantAllAtOnce();
        take(triaged(TriageResult.ACCEPT));
        owed.clear();
        take(new DeadlineSet(
                ABOUT,
                SampleEvents.AT,
                Stage.REPLY,
                SampleEvents.AT,
                Instant.parse("2026-04-10T22:59:59Z"),
                true,
                DeadlineReason.HOLIDAYS_ADDED));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "sample-thurrock-council-contact deadline-moved",
                        "sample-thurrock-officer deadline-moved",
                        "reporter:report-1 deadline-moved");
        assertThat(owed).allMatch(notice -> Boolean.TRUE.equals(notice.about().provisional()));
        owed.clear();
        take(new DeadlineSet(ABOUT, SampleEvents.AT, Stage.REPLY, SampleEvents.AT, SampleEvents.AT));
        assertThat(owed).as("entering a stage is no news of its own").isEmpty();
    }

    @Test
    void warnsTheAdministratorsThatTheCalendarEnds() {
        people.with("national/england/admin", "sample-national-admin");
        take(new CalendarEnding("england-and-wales", LocalDate.of(2028, 12, 31)));
        assertThat(told()).containsExactly("sample-national-admin calendar-ending");
        assertThat(owed.get(0).about().dueOn()).hasToString("2028-12-31");
        assertThat(InboxSamples.templates(inboxes, "sample-national-admin")).containsExactly("calendar-ending");
    }

    @Test
    void owesAllOthersTheirMailsWhereANewerVersionHasStoredAnInbox() {
        take(opened(ABOUT, IdentityMode.NAMED));
        STORE.mongo()
                .getCollection("inboxes")
                .updateOne(Filters.eq("_id", "sample-thurrock-officer"), Updates.set("format", 2));
        owed.clear();
        List<Envelope> poll = List.of(envelope(1, triaged(TriageResult.ACCEPT)), envelope(2, missed(Stage.PANEL)));
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(Refusal.class).isThrownBy(() -> listener.take(poll));
        }
        assertThat(told())
                .as("once")
                .containsOnlyOnce("sample-thurrock-council-contact body-notice", "reporter:report-1 case-accepted");
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-council-contact"))
                .containsOnlyOnce("body-notice");
    }

    @Test
    void owesAnotherMailWhereANewerVersionHasStoredThatForTheFlood() {
        listener.take(openings(0, 5, SampleEvents.AT));
        Notice newer = digests().get(0);
        LedgerSamples.newer(STORE.mongo(), newer);
        listener.take(openings(5, 2, SampleEvents.AT));
        listener.take(openings(0, 7, SampleEvents.AT));
        assertThat(digests()).hasSize(2);
    }

    @Test
    void namesTheLastDayOfADeadline() {
        take(near(Stage.TRIAGE));
        assertThat(held())
                .singleElement()
                .satisfies(notice -> assertThat(notice.about().dueOn()).hasToString("2026-04-09"));
    }

    @Test
    void takesNothingInWhileTheRegisterIsSilent() {
        people.silent(true);
        assertThatIllegalStateException().isThrownBy(() -> take(opened(ABOUT, IdentityMode.NAMED)));
        assertThat(owed).isEmpty();
        people.silent(false);
        take(opened(ABOUT, IdentityMode.NAMED));
        assertThat(owed).hasSize(1);
    }

    private void take(Event event, int number) {
        listener.take(List.of(envelope(10_000 + number, event)));
    }

    private void take(Event... events) {
        List<Envelope> poll = new ArrayList<>();
        for (Event event : events) {
            poll.add(envelope(event.hashCode(), event));
        }
        listener.take(poll);
    }

    private static List<Envelope> openings(int from, int number, Instant time) {
        return IntStream.range(from, from + number)
                .mapToObj(i -> envelope(20_000 + i, opened(ABOUT, IdentityMode.NAMED)))
                .map(each -> new Envelope(
                        each.id(), each.type(), each.seq(), time, each.event(), 0, each.seq(), each.data()))
                .toList();
    }

    private static List<Notice> digests() {
        return STORE.mongo().findAll(Notice.class).stream()
                .filter(each -> each.template().equals("new-reports"))
                .toList();
    }

    private void send(Notice notice) {
        notice.sending("here", SampleEvents.AT);
        ledger.save(List.of(notice));
        notice.sent(SampleEvents.AT, SampleEvents.AT);
        ledger.save(List.of(notice));
    }

    /** AT is 11:00 in London, so the daily mail of the day has left. */
    @Test
    void letsAReminderWaitForTheDailyMailAndMailsAtOnceWhatIsUrgentOrFirstNews() {
        take(
                near(Stage.TRIAGE),
                new DeadlineNear(
                        ABOUT,
                        SampleEvents.AT,
                        Stage.PANEL,
                        Instant.parse("2026-04-09T22:59:59Z"),
                        null,
                        Urgency.URGENT),
                new DeadlineNear(ABOUT, SampleEvents.AT, Stage.OUTCOME, Instant.parse("2026-04-01T22:59:59Z")),
                missed(Stage.MEDIATION));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "sample-thurrock-officer deadline-near",
                        "sample-thurrock-chair-statutory deadline-near",
                        "sample-thurrock-chair-vcs deadline-near",
                        "sample-thurrock-officer deadline-near",
                        "sample-thurrock-officer deadline-missed",
                        "sample-thurrock-chair-statutory deadline-missed",
                        "sample-thurrock-chair-vcs deadline-missed");
        assertThat(held()).singleElement().satisfies(notice -> {
            assertThat(notice.template()).isEqualTo("deadline-near");
            assertThat(notice.about().dueOn()).hasToString("2026-04-09");
        });
        take(near(Stage.TRIAGE));
        assertThat(held()).as("delivered again").hasSize(1);
    }

    @Test
    void mailsAReminderAtOnceToWhoeverWantsThat() {
        PreferenceSamples.keep(STORE.mongo(), "sample-thurrock-officer", true);
        take(near(Stage.TRIAGE));
        assertThat(told()).containsExactly("sample-thurrock-officer deadline-near");
        assertThat(held()).isEmpty();
    }

    @Test
    void mailsNobodyWhatTheyHaveTurnedOffButWritesDownWhy() {
        PreferenceSamples.keep(STORE.mongo(), "sample-thurrock-officer", false, "case-withdrawn", "deadline-missed");
        take(opened(ABOUT, IdentityMode.NAMED), closed(CloseReason.WITHDRAWN, Stage.TRIAGE), missed(Stage.PANEL));
        assertThat(told())
                .contains("sample-thurrock-officer deadline-missed", "sample-thurrock-officer case-new")
                .doesNotContain("sample-thurrock-officer case-withdrawn");
        assertThat(STORE.mongo().findAll(Notice.class))
                .filteredOn(each -> each.state() == State.WITHHELD)
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.template()).isEqualTo("case-withdrawn");
                    assertThat(notice.attempts())
                            .singleElement()
                            .satisfies(attempt -> assertThat(attempt.reason()).isEqualTo(Reason.TURNED_OFF));
                });
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-officer")).contains("case-withdrawn");
    }

    /** After more time was given: another event, and so another notice, with the later day. */
    @Test
    void remindsABodyASecondTime() {
        take(triaged(TriageResult.ACCEPT));
        PreferenceSamples.keep(STORE.mongo(), "sample-thurrock-council-contact", true);
        owed.clear();
        take(near(Stage.REPLY));
        take(new DeadlineNear(
                ABOUT, SampleEvents.AT.plusSeconds(1), Stage.REPLY, Instant.parse("2026-04-16T22:59:59Z")));
        assertThat(told())
                .containsExactly(
                        "sample-thurrock-council-contact reply-due", "sample-thurrock-council-contact reply-due");
        assertThat(owed)
                .extracting(each -> String.valueOf(each.about().dueOn()))
                .containsExactly("2026-04-09", "2026-04-16");
    }

    @Test
    void tellsTheOfficerThatAChairGaveTime() {
        take(triaged(TriageResult.ACCEPT));
        owed.clear();
        take(new ExtensionChanged(
                ABOUT,
                SampleEvents.AT,
                Stage.REPLY,
                ExtensionState.GRANTED,
                Instant.parse("2026-04-16T22:59:59Z"),
                null,
                DecidedBy.CHAIR));
        assertThat(told())
                .containsExactlyInAnyOrder(
                        "sample-thurrock-council-contact extension-decided",
                        "reporter:report-1 extension-decided",
                        "sample-thurrock-officer extension-decided");
        assertThat(InboxSamples.templates(inboxes, "sample-thurrock-chair-vcs")).containsExactly("extension-decided");
    }

    @Test
    void keepsUnderWhichCompactANoticeIs() {
        take(opened(ABOUT, IdentityMode.NAMED));
        assertThat(owed)
                .singleElement()
                .satisfies(notice -> assertThat(notice.about().compactId()).isEqualTo("thurrock"));
    }

    private static void wantAllAtOnce() {
        for (String personId : List.of("sample-thurrock-officer", "sample-thurrock-council-contact")) {
            PreferenceSamples.keep(STORE.mongo(), personId, true);
        }
    }

    private static List<Notice> held() {
        return STORE.mongo().findAll(Notice.class).stream()
                .filter(each -> each.state() == State.HELD)
                .toList();
    }

    private List<String> told() {
        return owed.stream()
                .map(notice -> notice.addressee().recipientId() + " " + notice.template())
                .toList();
    }
}
