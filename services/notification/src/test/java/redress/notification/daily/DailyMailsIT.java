package redress.notification.daily;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.spy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import redress.events.EventType;
import redress.events.codes.Stage;
import redress.notification.due.SampleDue;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Attempt;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticesOwed;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;
import redress.notification.preferences.MailPreferences;
import redress.notification.preferences.PreferenceSamples;
import redress.notification.preferences.Preferences;
import redress.notification.routing.NoticeRoute;
import redress.notification.routing.Recipient;
import redress.notification.routing.Trigger;
import redress.notification.templates.TemplateSamples;
import redress.testkit.backends.TestDocuments;

/** From what waits in the ledger to one mail a day, whatever comes between. */
class DailyMailsIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    /** 10:00 in London. */
    private static final Instant TEN = Instant.parse("2026-04-07T09:00:00Z");

    private static final String DUE = "2026-04-13T22:59:59Z";
    private static final LocalDate DUE_ON = LocalDate.of(2026, 4, 13);
    private static final Addressee CHAIR =
            new Addressee(Recipient.CHAIRS, "sample-thurrock-chair-vcs", "compact/thurrock/chair");

    private final List<Notice> owed = new ArrayList<>();
    private final Ledger ledger =
            LedgerSamples.ledger(STORE.mongo(), event -> owed.addAll(((NoticesOwed) event).notices()));
    private final SampleDue due = new SampleDue()
            .with("case-1", Stage.PANEL, DUE)
            .with("case-2", Stage.PANEL, DUE)
            .with("case-3", Stage.PANEL, DUE);
    private Instant now = TEN;
    private Instant real = Instant.parse("2026-04-07T12:00:00Z");
    private final DailyHour hour = new DailyHour("10:00", clock(() -> now));
    private final DailyMails mails = another();

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void tellsOfSeveralInOneMailAndWritesDownWhichOfThemWentWhere() {
        Notice one = held("case-1", LedgerSamples.OFFICER);
        Notice two = held("case-2", LedgerSamples.OFFICER);
        Notice other = held("case-3", CHAIR);
        now = TEN.minusMillis(1);
        mails.look();
        assertThat(owed).as("before its hour").isEmpty();

        now = TEN;
        mails.look();
        mails.look();

        assertThat(owed).singleElement().satisfies(mail -> {
            assertThat(mail.template()).isEqualTo("daily-deadlines");
            assertThat(mail.addressee()).isEqualTo(LedgerSamples.OFFICER);
            assertThat(mail.parts()).extracting(Notice.Part::noticeId).containsExactlyInAnyOrder(one.id(), two.id());
            assertThat(stored(one).dailyId()).isEqualTo(mail.id());
            assertThat(stored(mail).state()).isEqualTo(State.PENDING);
        });
        assertIs(one, State.INCLUDED, Reason.IN_DAILY_MAIL);
        assertIs(two, State.INCLUDED, Reason.IN_DAILY_MAIL);
        assertThat(stored(other).state()).as("the only one goes alone").isEqualTo(State.PENDING);
        assertThat(ledger.waiting(10)).hasSize(2);
    }

    @Test
    void leavesOutWhatDoesNotHoldAnyMoreWithTheReason() {
        due.closed("case-1").with("case-2", Stage.MEDIATION, "2026-05-20T22:59:59Z");
        Notice closed = held("case-1", LedgerSamples.OFFICER);
        Notice taken = held("case-2", LedgerSamples.OFFICER);
        Notice holds = held("case-3", LedgerSamples.OFFICER);
        mails.look();
        assertIs(closed, State.WITHHELD, Reason.CASE_CLOSED);
        assertIs(taken, State.WITHHELD, Reason.NO_LONGER_DUE);
        assertThat(stored(holds).state()).isEqualTo(State.PENDING);
        assertThat(owed).isEmpty();
    }

    /** The body has replied, and the step that follows happens to be due on the same day. */
    @Test
    void leavesOutWhatRemindsOfAnotherStepThanTheOneThatIsOpen() {
        Addressee contact = new Addressee(Recipient.BODY_CONTACT, "sample-contact", "body/thurrock-council/contact");
        Notice reply = held("case-1", contact, "reply-due");
        due.with("case-2", Stage.REPLY, DUE);
        Notice stillOpen = held("case-2", contact, "reply-due");
        mails.look();
        assertIs(reply, State.WITHHELD, Reason.NO_LONGER_DUE);
        assertThat(stored(stillOpen).state()).isEqualTo(State.PENDING);
    }

    /** As when the clock is moved by a month: of what was missed there is a notice of its own, at once. */
    @Test
    void leavesOutWhatIsOverdueByNow() {
        Notice one = held("case-1", LedgerSamples.OFFICER);
        Notice two = held("case-2", LedgerSamples.OFFICER);
        now = Instant.parse(DUE).plusSeconds(1);
        mails.look();
        assertIs(one, State.WITHHELD, Reason.OVERDUE);
        assertIs(two, State.WITHHELD, Reason.OVERDUE);
    }

    @Test
    void asksAgainWhatItsPersonWants() {
        Notice one = held("case-1", LedgerSamples.OFFICER, "deadline-certain");
        Notice two = held("case-2", LedgerSamples.OFFICER);
        // whatever is stored, nothing is off that the routing table does not call optional
        PreferenceSamples.keep(
                STORE.mongo(), LedgerSamples.OFFICER.recipientId(), false, "deadline-certain", "deadline-near");
        mails.look();
        assertIs(one, State.WITHHELD, Reason.TURNED_OFF);
        assertThat(stored(two).state()).isEqualTo(State.PENDING);
    }

    @Test
    void writesTheMailWhenItWasKilledAfterItHadClaimedWhatGoesIn() {
        List<Notice> notices = claimed();
        another().look();
        another().look();
        assertThat(owed)
                .singleElement()
                .satisfies(mail -> assertThat(mail.parts()).hasSize(2));
        notices.forEach(each -> assertIs(each, State.INCLUDED, Reason.IN_DAILY_MAIL));
    }

    @Test
    void writesNoSecondMailWhenItWasKilledAfterTheFirst() {
        List<Notice> notices = claimed();
        Notice mail = mailOf(notices);
        ledger.owe(List.of(mail));
        another().look();
        assertThat(owed).containsExactly(mail);
        notices.forEach(each -> assertIs(each, State.INCLUDED, Reason.IN_DAILY_MAIL));
    }

    /** What was claimed may be in a mail that is being written just now: then it must not go alone as well. */
    @Test
    void putsIntoTheMailWhatWasClaimedForItWhateverHasBecomeOfIt() {
        List<Notice> notices = claimed();
        due.closed("case-1");
        another().look();
        assertThat(owed)
                .singleElement()
                .satisfies(mail -> assertThat(mail.parts()).hasSize(2));
        notices.forEach(each -> assertIs(each, State.INCLUDED, Reason.IN_DAILY_MAIL));
    }

    @Test
    void letsGoAloneWhatComesWhenTheMailIsWritten() {
        held("case-1", LedgerSamples.OFFICER);
        held("case-2", LedgerSamples.OFFICER);
        mails.look();
        Notice late = held("case-3", LedgerSamples.OFFICER);
        mails.look();
        assertThat(stored(late).state()).isEqualTo(State.PENDING);
        assertThat(owed).hasSize(1);
    }

    /** Two instances: what one has written, the other finds. */
    @Test
    void tellsOfNothingTwiceWhereAnotherHasWrittenTheMailMeanwhile() {
        List<Notice> notices = claimed();
        Notice late = held("case-3", LedgerSamples.OFFICER);
        ledger.owe(List.of(mailOf(notices)));
        mails.look();
        assertThat(owed).hasSize(1);
        notices.forEach(each -> assertIs(each, State.INCLUDED, Reason.IN_DAILY_MAIL));
        assertThat(stored(late).state()).isEqualTo(State.PENDING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void putsTheOthersTogetherWhereOneMailFails(boolean chairs) {
        Notice failing = held("case-1", chairs ? CHAIR : LedgerSamples.OFFICER);
        Notice other = held("case-2", chairs ? LedgerSamples.OFFICER : CHAIR);
        Preferences preferences = spy(PreferenceSamples.preferences(STORE.mongo()));
        doThrow(new IllegalStateException("cannot be put together"))
                .when(preferences)
                .of(List.of(failing.addressee().recipientId()));
        new DailyMails(ledger, due, preferences, TemplateSamples.templates(), hour, clock(() -> real)).look();
        assertThat(stored(failing).state()).isEqualTo(State.HELD);
        assertThat(stored(other).state()).isEqualTo(State.PENDING);
    }

    @Test
    void reachesWhatIsBehindALookThatIsFullOfOneThatFails() {
        Instant dayBefore = TEN.minus(Duration.ofDays(1));
        String failing = CHAIR.recipientId();
        List<Notice> many = IntStream.range(0, 500)
                .mapToObj(n -> notice("case-" + n, CHAIR, "deadline-near"))
                .toList();
        many.forEach(each -> each.hold(Reminders.id(dayBefore, failing), dayBefore));
        ledger.oweLater(many);
        Notice other = held("case-2", LedgerSamples.OFFICER);
        Preferences preferences = spy(PreferenceSamples.preferences(STORE.mongo()));
        doThrow(new IllegalStateException("cannot be put together"))
                .when(preferences)
                .of(List.of(failing));
        new DailyMails(ledger, due, preferences, TemplateSamples.templates(), hour, clock(() -> real)).look();
        assertThat(stored(other).state()).isEqualTo(State.PENDING);
    }

    @Test
    void waitsForTriageAndLetsEachGoAloneWhenThatIsSilentForTooLong() {
        Notice one = held("case-1", LedgerSamples.OFFICER);
        Notice two = held("case-2", LedgerSamples.OFFICER);
        due.silent(true);
        assertThatIllegalStateException().isThrownBy(mails::look);
        real = real.plus(Duration.ofMinutes(59));
        assertThatIllegalStateException().isThrownBy(mails::look);
        assertThat(stored(one).state()).isEqualTo(State.HELD);
        real = real.plus(Duration.ofMinutes(2));
        mails.look();
        assertThat(stored(one).state()).isEqualTo(State.PENDING);
        assertThat(stored(two).state()).isEqualTo(State.PENDING);
        assertThat(owed).isEmpty();
    }

    /** What triage did not answer yesterday is no reason not to wait for it today. */
    @Test
    void countsAnewHowLongTriageIsSilentOnceNothingWaits() {
        due.silent(true);
        Notice yesterdays = held("case-1", LedgerSamples.OFFICER);
        assertThatIllegalStateException().isThrownBy(mails::look);
        yesterdays.alone(real);
        ledger.save(List.of(yesterdays));
        mails.look();
        real = real.plus(Duration.ofDays(1));
        Notice todays = held("case-2", LedgerSamples.OFFICER);
        assertThatIllegalStateException().isThrownBy(mails::look);
        assertThat(stored(todays).state()).isEqualTo(State.HELD);
    }

    @Test
    void letsNothingWaitThatAWrongClockHasPutOff() {
        now = TEN.plus(Duration.ofDays(365));
        Notice one = held("case-1", LedgerSamples.OFFICER);
        now = TEN.plusSeconds(3600);
        mails.look();
        assertThat(stored(one).state()).isEqualTo(State.PENDING);
    }

    /** The clocks go forward on 29 March 2026 and back on 25 October. */
    @Test
    void comesAtTheSameHourInLondonWhateverTheSeason() {
        assertThat(hour.after(Instant.parse("2026-03-28T10:00:00Z"))).isEqualTo("2026-03-29T09:00:00Z");
        Instant longBefore = Instant.parse("2026-10-24T09:00:00Z");
        assertThat(hour.after(longBefore)).isEqualTo("2026-10-25T10:00:00Z");
        assertThat(Duration.between(longBefore, hour.after(longBefore))).isEqualTo(DailyHour.LONGEST);
    }

    /** As after an outage over ten o'clock, or when the clock is moved while events are under way: it does not wait for another day. */
    @Test
    void putsAReminderThatIsReadLateIntoTheMailOfItsOwnDay() {
        now = TEN.plusSeconds(60);
        Notice late = LedgerSamples.notice(
                "event-late",
                new Notice.About("case-1", "case-1", "report-1", "CB-7K2M-Q4TX", DUE_ON, null, "thurrock"),
                LedgerSamples.OFFICER,
                "deadline-near",
                now);
        String officer = LedgerSamples.OFFICER.recipientId();
        new Reminders(PreferenceSamples.preferences(STORE.mongo()), hour)
                .place(
                        late,
                        new NoticeRoute(
                                EventType.CASE_DEADLINE_NEAR,
                                Map.of(),
                                Recipient.OFFICER,
                                "deadline-near",
                                true,
                                null,
                                null,
                                true,
                                false),
                        new Trigger("case-1", "case-1", null, null, null, null, Map.of(), null, false),
                        TEN.minusSeconds(3540),
                        new MailPreferences(officer, false, Set.of()));
        assertThat(late.dailyId()).isEqualTo(Reminders.id(TEN, officer));
        ledger.oweLater(List.of(late));
        mails.look();
        assertThat(stored(late).state()).isEqualTo(State.PENDING);
    }

    private DailyMails another() {
        return new DailyMails(
                ledger,
                due,
                PreferenceSamples.preferences(STORE.mongo()),
                TemplateSamples.templates(),
                hour,
                clock(() -> real));
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    private List<Notice> claimed() {
        List<Notice> notices = List.of(held("case-1", LedgerSamples.OFFICER), held("case-2", LedgerSamples.OFFICER));
        notices.forEach(Notice::claim);
        assertThat(ledger.save(notices)).hasSize(2);
        return notices;
    }

    private Notice mailOf(List<Notice> notices) {
        return Notice.daily(String.valueOf(notices.get(0).dailyId()), DailyMails.TEMPLATE, notices, now, real);
    }

    private Notice held(String caseId, Addressee addressee) {
        return held(caseId, addressee, "deadline-near");
    }

    /** For the daily mail of this day, or of the present one if it is further on. */
    private Notice held(String caseId, Addressee addressee, String template) {
        Instant moment = now.isAfter(TEN) ? now : TEN;
        Notice notice = notice(caseId, addressee, template);
        notice.hold(Reminders.id(moment, addressee.recipientId()), moment);
        ledger.oweLater(List.of(notice));
        return notice;
    }

    private Notice notice(String caseId, Addressee addressee, String template) {
        return LedgerSamples.notice(
                "event-" + caseId,
                new Notice.About(caseId, caseId, "report-1", "CB-7K2M-Q4TX", DUE_ON, null, "thurrock"),
                addressee,
                template,
                now);
    }

    private Notice stored(Notice notice) {
        return LedgerSamples.read(ledger, notice.id()).orElseThrow();
    }

    private void assertIs(Notice notice, State state, Reason reason) {
        assertThat(stored(notice).state()).isEqualTo(state);
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).containsExactly(reason);
    }
}
