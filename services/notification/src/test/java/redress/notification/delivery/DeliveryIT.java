package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import redress.notification.delivery.FaultySmtp.At;
import redress.notification.delivery.FaultySmtp.Fault;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Attempt;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticesOwed;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;
import redress.notification.people.SamplePeople;
import redress.notification.routing.Recipient;
import redress.notification.templates.Policy;
import redress.notification.templates.TemplateSamples;
import redress.platform.time.SettableClock;
import redress.testkit.backends.TestDocuments;

/** The ledger against a mail server that fails: no notice is ever sent twice that must not be, and none is forgotten. */
class DeliveryIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final LetterProperties LETTERS =
            new LetterProperties("redress@redress.example", "redress.example", "https://redress.example");
    private static final Clock REAL = Clock.systemUTC();
    private static final Duration SOON = Duration.ofMillis(40);

    /** How long the mail server may be silent: far longer than a loaded machine stalls. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final SettableClock clock = new SettableClock(Duration.ZERO);
    private final SamplePeople people = SamplePeople.thurrock();
    private final FaultySmtp smtp = new FaultySmtp();
    private final List<Couriers> running = new ArrayList<>();
    private final Ledger ledger = LedgerSamples.ledger(STORE.mongo(), event -> tell((NoticesOwed) event));

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @AfterEach
    void stop() {
        running.forEach(Couriers::stop);
        smtp.close();
    }

    @ParameterizedTest(name = "{0} with {1}: {2}, {3} copies")
    @CsvSource({
        "CONNECT, 0,   SENT,    1",
        "CONNECT, 421, SENT,    1",
        "CONNECT, 554, SENT,    1",
        "EHLO,    0,   SENT,    1",
        "MAIL,    0,   SENT,    1",
        "MAIL,    -1,  SENT,    1",
        "MAIL,    451, SENT,    1",
        "MAIL,    550, SENT,    1",
        "RCPT,    0,   SENT,    1",
        "RCPT,    -1,  SENT,    1",
        "RCPT,    421, SENT,    1",
        "RCPT,    450, SENT,    1",
        "RCPT,    550, FAILED,  0",
        "DATA,    0,   SENT,    1",
        "DATA,    -1,  SENT,    1",
        "DATA,    452, SENT,    1",
        "DATA,    554, FAILED,  0",
        "TEXT,    0,   UNKNOWN, 0",
        "DOT,     0,   UNKNOWN, 0",
        "DOT,     -1,  UNKNOWN, 0",
        "DOT,     452, SENT,    1",
        "DOT,     552, FAILED,  0",
        "ANSWER,  0,   UNKNOWN, 1",
        "ANSWER,  -1,  UNKNOWN, 1",
    })
    void endsInTheRightStateWithTheRightNumberOfCopies(At at, int reply, State end, int copies) {
        smtp.fail(new Fault(at, reply), 1);
        start("here", Duration.ofDays(1), reply == FaultySmtp.SILENT ? Duration.ofSeconds(1) : SILENCE);
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        awaitState(notice, end);
        // one more notice goes through the same workers: had the first been due again, it would have gone first
        awaitState(owe("event-2", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE), State.SENT);
        assertThat(copiesOf(notice)).isEqualTo(copies);
        assertThat(ledger.waiting(10)).isEmpty();
        assertThat(ledger.beingSent(10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, SENT, 2", "2, UNKNOWN, 2"})
    void sendsAReminderInDoubtOnceMoreWithTheSameMessageId(int failures, State end, int copies) {
        smtp.fail(new Fault(At.ANSWER, 0), failures);
        start("here");
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_LEAST_ONCE);
        awaitState(notice, end);
        assertThat(copiesOf(notice)).isEqualTo(copies);
        assertThat(smtp.taken()).allMatch(mail -> mail.contains("Message-ID: <" + notice.id() + "@redress.example>"));
    }

    @Test
    void sendsNothingTwiceForAnEventDeliveredAgain() {
        start("here");
        for (int i = 0; i < 3; i++) {
            Notice again = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
            awaitState(owe("event-" + (i + 2), LedgerSamples.OFFICER, Policy.AT_MOST_ONCE), State.SENT);
            awaitState(again, State.SENT);
        }
        assertThat(smtp.taken()).hasSize(4);
    }

    @Test
    void leavesWhatWasInHandAtAKillInDoubtAndSendsTheRest() {
        Notice inHand = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        Notice reminderInHand = owe("event-2", LedgerSamples.OFFICER, Policy.AT_LEAST_ONCE);
        Notice waiting = owe("event-3", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        for (Notice each : List.of(inHand, reminderInHand)) {
            each.sending("here", REAL.instant().plus(Courier.LEASE));
        }
        ledger.save(List.of(inHand, reminderInHand));
        start("here");
        awaitState(inHand, State.UNKNOWN);
        awaitState(reminderInHand, State.SENT);
        awaitState(waiting, State.SENT);
        assertThat(copiesOf(inHand)).isZero();
    }

    @Test
    void leavesWhatAnotherInstanceHasInHandUntilItsLeaseEnds() {
        Notice inHand = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        Notice lost = owe("event-2", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        inHand.sending("elsewhere", REAL.instant().plus(Courier.LEASE));
        lost.sending("elsewhere", REAL.instant().minusSeconds(1));
        ledger.save(List.of(inHand, lost));
        start("here");
        awaitState(lost, State.UNKNOWN);
        assertThat(stored(inHand).state()).isEqualTo(State.SENDING);
    }

    @Test
    void sendsEachNoticeOnceWithTwoInstancesAtWork() {
        start("here");
        start("there");
        List<Notice> notices = IntStream.range(0, 60)
                .mapToObj(i -> LedgerSamples.notice(
                        "event-" + i, LedgerSamples.OFFICER, "case-new", Policy.AT_MOST_ONCE, REAL.instant()))
                .toList();
        ledger.owe(notices);
        await("all sent")
                .atMost(Duration.ofSeconds(30))
                .until(() -> notices.stream().allMatch(each -> stored(each).state() == State.SENT));
        assertThat(smtp.taken()).hasSize(60);
        assertThat(smtp.sessions()).isLessThan(30);
    }

    @Test
    void waitsOutAnOutageWithoutTouchingWhatWaits() {
        smtp.fail(new Fault(At.CONNECT, 0), 4);
        List<Notice> notices = IntStream.range(0, 20)
                .mapToObj(i -> LedgerSamples.notice(
                        "event-" + i, LedgerSamples.OFFICER, "case-new", Policy.AT_MOST_ONCE, REAL.instant()))
                .toList();
        start("here");
        ledger.owe(notices);
        await("all sent")
                .atMost(Duration.ofSeconds(30))
                .until(() -> notices.stream().allMatch(each -> stored(each).state() == State.SENT));
        assertThat(smtp.taken()).hasSize(20);
        assertThat(notices.stream()
                        .mapToInt(each -> stored(each).attempts().size())
                        .sum())
                .isEqualTo(24);
    }

    @Test
    void takesNoWordThatComesLateForWhatItTookOver() {
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        NoticesOwed late = new NoticesOwed(List.of(stored(notice)));
        smtp.fail(new Fault(At.CONNECT, 0), 4);
        start("here");
        await("sent").atMost(Duration.ofSeconds(30)).until(() -> {
            running.get(0).on(late);
            return stored(notice).state() == State.SENT;
        });
        assertThat(stored(notice).attempts()).hasSize(5);
    }

    @Test
    void triesAgainWhenTheOwnerOfTheAddressIsSilent() {
        people.silent(true);
        start("here");
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        awaitState(notice, State.RETRY);
        people.silent(false);
        awaitState(notice, State.SENT);
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).contains(Reason.OWNER_SILENT);
    }

    @Test
    void failsVisiblyWithoutAnAddress() {
        start("here");
        Notice notice = owe(
                "event-1",
                new Addressee(Recipient.OFFICER, "sample-who-left", "compact/thurrock/officer"),
                Policy.AT_MOST_ONCE);
        awaitState(notice, State.FAILED);
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).containsExactly(Reason.NO_ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a@b.example\r\nRCPT TO:<c@d.example>",
                "a@b.example\nBcc: c@d.example",
                "a\u760d\u760aBcc: c@d.example@b.example",
                "a@b.example>, <c@d.example"
            })
    void writesToNoAddressThatSaysMore(String address) {
        people.withAddress("compact/thurrock/officer", "sample-thurrock-officer", address);
        start("here");
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        awaitState(notice, State.FAILED);
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).containsExactly(Reason.UNSAFE);
        assertThat(smtp.taken()).isEmpty();
    }

    @Test
    void putsNoReferenceIntoAHeaderThatSaysMore() {
        start("here");
        Notice notice = LedgerSamples.notice(
                "event-1",
                "CB-7K2M\r\nBcc: c@d.example",
                LedgerSamples.OFFICER,
                "case-new",
                Policy.AT_MOST_ONCE,
                REAL.instant());
        ledger.owe(List.of(notice));
        awaitState(notice, State.FAILED);
        assertThat(smtp.taken()).isEmpty();
    }

    @Test
    void givesUpAfterTryingLongEnough() {
        smtp.fail(new Fault(At.RCPT, 450), 1_000);
        Duration keepTrying = Courier.LEASE.dividedBy(2); // by the end of a lease another instance would take over
        start("here", keepTrying, SILENCE);
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        await("tried")
                .atMost(Duration.ofSeconds(30))
                .until(() -> stored(notice).attempts().size() > 2);
        assertThat(stored(notice).state()).isNotEqualTo(State.FAILED);
        clock.moveTo(REAL.instant().plus(keepTrying).plusSeconds(60));
        awaitState(notice, State.FAILED);
    }

    @Test
    void triesOnAfterAnOutageThatLastedLongerThanItTries() {
        Notice notice = notice();
        notice.later(Reason.NOT_REACHED, null, longAgo(), longAgo());
        ledger.owe(List.of(notice));
        smtp.fail(new Fault(At.RCPT, 450), 2);
        start("here");
        awaitState(notice, State.SENT);
        assertThat(stored(notice).attempts())
                .extracting(Attempt::reason)
                .containsExactly(Reason.NOT_REACHED, Reason.LATER, Reason.LATER, Reason.TAKEN);
    }

    @Test
    void triesOnWhenAPersonHasItSentAgainAfterItTriedLongEnough() {
        Notice notice = notice();
        notice.later(Reason.LATER, 450, longAgo(), longAgo());
        notice.failed(Reason.REFUSED, 450, longAgo(), longAgo());
        ledger.owe(List.of(notice));
        LedgerSamples.again(ledger, stored(notice));
        smtp.fail(new Fault(At.RCPT, 450), 2);
        start("here");
        awaitState(notice, State.SENT);
    }

    @Test
    void remembersAcrossARestartSinceWhenItTries() {
        Notice notice = notice();
        notice.later(Reason.LATER, 450, longAgo(), longAgo());
        ledger.owe(List.of(notice));
        smtp.fail(new Fault(At.RCPT, 450), 1);
        start("here");
        awaitState(notice, State.FAILED);
    }

    @Test
    void sendsAgainWhatAPersonDecidesTo() {
        smtp.fail(new Fault(At.ANSWER, 0), 1);
        start("here");
        Notice notice = owe("event-1", LedgerSamples.OFFICER, Policy.AT_MOST_ONCE);
        awaitState(notice, State.UNKNOWN);
        Notice inDoubt = stored(notice);
        LedgerSamples.again(ledger, inDoubt);
        awaitState(notice, State.SENT);
        assertThat(copiesOf(notice)).isEqualTo(2);
    }

    @Test
    void saysToMachinesThatNobodyWroteIt() {
        start("here");
        Notice notice = owe("event-1", Addressee.reporter("report-1"), Policy.AT_MOST_ONCE);
        awaitState(notice, State.SENT);
        String mail = smtp.taken().get(0);
        assertThat(mail)
                .contains("MAIL FROM:<redress@redress.example>")
                .contains("RCPT TO:<manager@sample-cvs.example>")
                .contains("Auto-Submitted: auto-generated")
                .contains("X-Redress-Notice: " + notice.id())
                .contains("Message-ID: <" + notice.id() + "@redress.example>")
                .contains("Subject: New report CB-7K2M-Q4TX")
                .contains("https://redress.example/follow-up")
                .contains("text/plain", "text/html");
        assertThat(Pattern.compile("\\.example")
                        .matcher(STORE.mongo()
                                .findAll(org.bson.Document.class, "notices")
                                .toString()))
                .as("no address is kept")
                .matches(matcher -> !matcher.find());
    }

    private static Notice notice() {
        return LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", Policy.AT_MOST_ONCE, REAL.instant());
    }

    /** Longer than any notice is tried. */
    private static Instant longAgo() {
        return REAL.instant().minus(Duration.ofDays(2));
    }

    private Notice owe(String eventId, Addressee addressee, Policy policy) {
        Notice notice = LedgerSamples.notice(eventId, addressee, "case-new", policy, REAL.instant());
        ledger.owe(List.of(notice));
        return notice;
    }

    /** Each instance has notices of its own in hand, as if it were alone in its process. */
    private void tell(NoticesOwed owed) {
        running.forEach(each -> each.on(
                new NoticesOwed(owed.notices().stream().map(this::stored).toList())));
    }

    private void start(String instance) {
        start(instance, Duration.ofDays(1), SILENCE);
    }

    private void start(String instance, Duration keepTrying, Duration silence) {
        DeliveryProperties properties =
                new DeliveryProperties(instance, 2, 8, SOON, SOON, keepTrying, SOON, SOON, SOON);
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(smtp.port());
        for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
            mail.getJavaMailProperties().setProperty("mail.smtp." + limit, Long.toString(silence.toMillis()));
        }
        Courier.Tools tools = new Courier.Tools(
                ledger,
                people,
                new LetterWriter(TemplateSamples.templates(), LETTERS),
                properties,
                new Outage(properties, clock),
                new Courier.Clocks(
                        clock, Clock.fixed(Instant.parse("2026-03-31T10:00:00Z"), java.time.ZoneOffset.UTC)));
        Couriers couriers = new Couriers(tools, () -> new MailLine(mail, LETTERS.from()));
        running.add(couriers);
        couriers.start();
    }

    private void awaitState(Notice notice, State state) {
        await(notice.id() + " is " + state)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stored(notice).state() == state);
    }

    private long copiesOf(Notice notice) {
        return smtp.taken().stream()
                .filter(mail -> mail.contains(notice.id() + "@"))
                .count();
    }

    private Notice stored(Notice notice) {
        return LedgerSamples.read(ledger, notice.id()).orElseThrow();
    }
}
