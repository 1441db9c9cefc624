package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.invocation.InvocationOnMock;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import redress.events.codes.Stage;
import redress.notification.due.SampleDue;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Attempt;
import redress.notification.ledger.Ledger;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;
import redress.notification.people.SamplePeople;
import redress.notification.routing.Recipient;
import redress.notification.templates.TemplateSamples;
import redress.testkit.backends.TestDocuments;

/** A courier whose store gives no answer to the mark of a notice: nobody knows then whether the mark is there. */
class CourierIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Duration SOON = Duration.ofMillis(40);
    private static final int SHARE = 3;
    private static final LetterProperties LETTERS =
            new LetterProperties("redress@redress.example", "redress.example", "https://redress.example");

    @TempDir
    static Path journals;

    private final FaultySmtp smtp = new FaultySmtp();
    private final MongoTemplate store = spy(STORE.mongo());
    private final Ledger ledger = LedgerSamples.ledger(store, event -> {});
    private final Journal journal = Journal.at(journals.resolve("notices-in-hand-here"));
    private final AtomicReference<Duration> passed = new AtomicReference<>(Duration.ZERO);
    private final LetterWriter writer = spy(new LetterWriter(TemplateSamples.templates(), SampleDue.words(), LETTERS));
    private final SampleDue due = new SampleDue();
    private final Courier courier = courier(smtp.port());

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @AfterEach
    void stop() {
        courier.rest();
        smtp.close();
    }

    @Test
    void putsBackWhatItsOwnMarkHolds() {
        Notice notice = owed();
        noAnswerToTheNextWrite(true);
        assertThatThrownBy(() -> courier.carry(List.of(notice))).isInstanceOf(DataAccessResourceFailureException.class);
        assertThat(stored(notice).state()).isEqualTo(State.SENDING);
        assertThat(smtp.taken()).as("the end of the text was held back").isEmpty();

        courier.settle();

        assertThat(stored(notice).state()).isEqualTo(State.RETRY);
        courier.carry(List.of(stored(notice)));
        assertThat(stored(notice).state()).isEqualTo(State.SENT);
        assertThat(smtp.taken()).hasSize(1);
    }

    @Test
    void leavesToAnotherWorkerWhatThatOneHasMarkedMeanwhile() {
        Notice notice = owed();
        Notice theirs = stored(notice);
        noAnswerToTheNextWrite(false);
        assertThatThrownBy(() -> courier.carry(List.of(notice))).isInstanceOf(DataAccessResourceFailureException.class);
        theirs.sending("here", CLOCK.instant().plus(Courier.LEASE));
        ledger.save(List.of(theirs));

        courier.settle();

        assertThat(stored(notice).state()).isEqualTo(State.SENDING);
        assertThat(smtp.taken()).isEmpty();
    }

    @Test
    void sendsAReceiptHoweverOftenTheStoreGaveNoAnswer() {
        Notice receipt =
                LedgerSamples.notice("event-1", Addressee.reporter("report-1"), "report-receipt", CLOCK.instant());
        ledger.owe(List.of(receipt));
        for (int i = 0; i < 2 * SHARE; i++) {
            noAnswerToTheNextWrite(false);
            assertThatThrownBy(() -> courier.carry(List.of(stored(receipt))))
                    .isInstanceOf(DataAccessResourceFailureException.class);
        }
        courier.carry(List.of(stored(receipt)));
        assertThat(stored(receipt).state()).isEqualTo(State.SENT);
    }

    /** A kill at any moment before the mark leaves the notice as it was, so that it is sent at the next start. */
    @Test
    void marksANoticeOnlyWhenTheServerWantsItsText() {
        Notice notice = owed();
        AtomicReference<State> before = new AtomicReference<>();
        smtp.whenAsked(FaultySmtp.At.DATA, () -> before.set(stored(notice).state()));
        AtomicReference<State> atTheEnd = new AtomicReference<>();
        smtp.whenAsked(FaultySmtp.At.DOT, () -> atTheEnd.set(stored(notice).state()));
        courier.carry(List.of(notice));
        assertThat(before.get()).isEqualTo(State.PENDING);
        assertThat(atTheEnd.get()).isEqualTo(State.SENDING);
        assertThat(stored(notice).state()).isEqualTo(State.SENT);
    }

    /** The ledger hears of a batch twice, whatever is in it; a kill between is no matter, since the journal has the rest. */
    @Test
    void leavesNothingInDoubtBesideTheMailThatIsBeingSent() {
        List<Notice> notices = owed(3);
        clearInvocations(store);
        List<List<Journal.Fate>> fates = new ArrayList<>();
        smtp.whenAsked(
                FaultySmtp.At.MAIL,
                () -> fates.add(ledger.beingSent(10).stream()
                        .map(CourierIT::fate)
                        .sorted()
                        .toList()));
        courier.carry(notices);
        assertThat(fates)
                .containsExactly(
                        List.of(),
                        List.of(Journal.Fate.NOT_SENT, Journal.Fate.NOT_SENT, Journal.Fate.TAKEN),
                        List.of(Journal.Fate.NOT_SENT, Journal.Fate.TAKEN, Journal.Fate.TAKEN));
        assertThat(ledger.beingSent(10)).isEmpty();
        assertThat(smtp.taken()).hasSize(3);
        verify(store, times(2)).bulkOps(any(BulkOperations.BulkMode.class), eq(Notice.class));
    }

    @Test
    void putsBackWhatItHasMarkedWhenTheServerGoesAway() {
        List<Notice> notices = owed(4);
        smtp.whenAsked(FaultySmtp.At.MAIL, () -> afterTheFirst(smtp::close));
        assertThat(courier.carry(notices)).containsExactly(notices.get(3));
        assertThat(notices)
                .extracting(each -> stored(each).state())
                .containsExactly(State.SENT, State.RETRY, State.RETRY, State.RETRY);
        assertThat(notices.subList(1, 4))
                .flatExtracting(each -> stored(each).attempts())
                .extracting(Attempt::reason)
                .containsExactly(Reason.NOT_REACHED, Reason.NOT_REACHED, Reason.PUT_BACK);
    }

    @Test
    void putsBackWhatItHasMarkedWhenItsJournalCannotBeWritten() {
        List<Notice> notices = owed(3);
        smtp.whenAsked(FaultySmtp.At.DATA, () -> afterTheFirst(journal::close));
        assertThatThrownBy(() -> courier.carry(notices)).isInstanceOf(UncheckedIOException.class);
        assertThat(notices)
                .extracting(each -> stored(each).state())
                .containsExactly(State.SENT, State.RETRY, State.RETRY);
        assertThat(smtp.taken()).hasSize(1);
    }

    @Test
    void beginsNoMailLongAfterTheMark() {
        List<Notice> notices = owed(3);
        smtp.whenAsked(FaultySmtp.At.DOT, () -> passed.set(Courier.TURN));
        assertThat(courier.carry(notices)).hasSize(2);
        assertThat(notices)
                .extracting(each -> stored(each).state())
                .containsExactly(State.SENT, State.RETRY, State.RETRY);
    }

    @Test
    void sendsTheOthersWhenAnotherWorkerHasMarkedOneMeanwhile() {
        List<Notice> notices = owed(3);
        Notice theirs = stored(notices.get(1));
        smtp.whenAsked(FaultySmtp.At.DATA, () -> {
            if (smtp.taken().isEmpty()) {
                theirs.sending("there", CLOCK.instant().plus(Courier.LEASE));
                ledger.save(List.of(theirs));
            }
        });
        assertThat(courier.carry(notices)).isEmpty();
        assertThat(notices)
                .extracting(each -> stored(each).state())
                .containsExactly(State.SENT, State.SENDING, State.SENT);
        assertThat(smtp.taken()).hasSize(2);
    }

    @Test
    void cutsTheLineWhenAnotherWorkerHasMarkedTheNoticeMeanwhile() {
        Notice notice = owed();
        Notice theirs = stored(notice);
        smtp.whenAsked(FaultySmtp.At.DATA, () -> {
            theirs.sending("there", CLOCK.instant().plus(Courier.LEASE));
            ledger.save(List.of(theirs));
        });
        courier.carry(List.of(notice));
        assertThat(smtp.taken()).isEmpty();
        assertThat(stored(notice).isSentBy("there")).isTrue();
    }

    @Test
    void sendsNoReminderThatDoesNotHoldAnyMoreAndWritesDownWhy() {
        due.with("case-1", Stage.REPLY, "2031-04-30T22:59:59Z");
        Notice moved = LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "deadline-near", CLOCK.instant());
        Notice news = LedgerSamples.notice("event-2", LedgerSamples.OFFICER, "case-new", CLOCK.instant());
        ledger.owe(List.of(moved, news));
        courier.carry(List.of(moved, news));
        courier.settle();
        assertThat(stored(moved).state()).isEqualTo(State.WITHHELD);
        assertThat(stored(moved).attempts()).extracting(Attempt::reason).containsExactly(Reason.NO_LONGER_DUE);
        assertThat(stored(news).state()).isEqualTo(State.SENT);
        assertThat(smtp.taken()).singleElement().asString().contains("Compact: Thurrock Compact");
    }

    @Test
    void waitsForTriageWithWhatIsAboutACaseAndWithNothingElse() {
        due.silent(true);
        Notice about = LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", CLOCK.instant());
        Notice receipt = LedgerSamples.notice(
                "event-2",
                new Notice.About("report-1", null, "report-1", "CB-7K2M-Q4TX", null, null, "thurrock"),
                Addressee.reporter("report-1"),
                "report-receipt",
                CLOCK.instant());
        ledger.owe(List.of(about, receipt));
        courier.carry(List.of(about, receipt));
        courier.settle();
        assertThat(stored(about).attempts()).extracting(Attempt::reason).containsExactly(Reason.OWNER_SILENT);
        assertThat(stored(about).state()).isEqualTo(State.RETRY);
        assertThat(stored(receipt).state()).isEqualTo(State.SENT);
    }

    /** Whoever has lost one of two grants is told of the other alone, and nobody who has lost both. */
    @Test
    void tellsInADailyMailOfWhatIsStillItsPersons() {
        Addressee lost = new Addressee(Recipient.CHAIRS, "sample-thurrock-officer", "compact/essex/chair");
        Notice kept = LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "deadline-near", CLOCK.instant());
        Notice gone = LedgerSamples.notice("event-2", "CB-2222-2222", lost, "deadline-near", CLOCK.instant());
        Notice daily =
                Notice.daily("1".repeat(64), "daily-deadlines", List.of(gone, kept), CLOCK.instant(), CLOCK.instant());
        Notice nothing =
                Notice.daily("2".repeat(64), "daily-deadlines", List.of(gone), CLOCK.instant(), CLOCK.instant());
        ledger.owe(List.of(daily, nothing));
        courier.carry(List.of(daily, nothing));
        courier.settle();
        assertThat(stored(daily).state()).isEqualTo(State.SENT);
        assertThat(smtp.taken())
                .singleElement()
                .asString()
                .contains("CB-7K2M-Q4TX")
                .doesNotContain("CB-2222-2222");
        assertThat(stored(nothing).attempts()).extracting(Attempt::reason).containsExactly(Reason.NO_ADDRESS);
    }

    @Test
    void sendsTheOthersWhenOneMailCannotBeWritten() {
        List<Notice> notices = owed(3);
        Notice bad = notices.get(1);
        doThrow(new IllegalStateException("not written"))
                .when(writer)
                .write(argThat(each -> each != null && each.id().equals(bad.id())), any(), any(), any(), any());

        assertThat(courier.carry(notices)).isEmpty();

        assertThat(notices)
                .extracting(each -> stored(each).state())
                .containsExactly(State.SENT, State.RETRY, State.SENT);
        assertThat(stored(bad).attempts()).extracting(Attempt::reason).containsExactly(Reason.NOT_WRITTEN);
    }

    @Test
    void sendsTheOthersWhenOneMailCannotBeReadByTheLine() throws Exception {
        List<Notice> notices = owed(3);
        Notice bad = notices.get(1);
        MimeMessage broken = mock(MimeMessage.class);
        doThrow(new UnsupportedOperationException()).when(broken).getAllRecipients();
        doReturn(broken)
                .when(writer)
                .write(argThat(each -> each != null && each.id().equals(bad.id())), any(), any(), any(), any());

        assertThat(courier.carry(notices)).isEmpty();

        assertThat(notices)
                .extracting(each -> stored(each).state())
                .containsExactly(State.SENT, State.RETRY, State.SENT);
    }

    @Test
    void passesOverWhatIsSettledAlready() {
        Notice notice = owed();
        courier.carry(List.of(notice));
        Notice next = LedgerSamples.notice("event-2", LedgerSamples.OFFICER, "case-new", CLOCK.instant());
        ledger.owe(List.of(next));
        assertThat(courier.carry(List.of(stored(notice), next))).isEmpty();
        assertThat(stored(next).state()).isEqualTo(State.SENT);
        assertThat(smtp.taken()).hasSize(2);
    }

    @Test
    void takesAWrongSettingOfTheMailServerForAnOutage() {
        Notice notice = owed();
        courier(70_000).carry(List.of(notice));
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).containsExactly(Reason.NOT_REACHED);
    }

    private void noAnswerToTheNextWrite(boolean written) {
        doAnswer(call -> silent((BulkOperations) call.callRealMethod(), written))
                .doAnswer(InvocationOnMock::callRealMethod)
                .when(store)
                .bulkOps(any(BulkOperations.BulkMode.class), eq(Notice.class));
    }

    private static BulkOperations silent(BulkOperations bulk, boolean written) {
        BulkOperations silent = spy(bulk);
        doAnswer(call -> {
                    if (written) {
                        call.callRealMethod();
                    }
                    throw new DataAccessResourceFailureException("no answer");
                })
                .when(silent)
                .execute();
        return silent;
    }

    private void afterTheFirst(AutoCloseable end) {
        if (!smtp.taken().isEmpty()) {
            try {
                end.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private List<Notice> owed(int many) {
        List<Notice> notices = IntStream.range(0, many)
                .mapToObj(i -> LedgerSamples.notice("event-" + i, LedgerSamples.OFFICER, "case-new", CLOCK.instant()))
                .toList();
        ledger.owe(notices);
        return notices;
    }

    private Notice owed() {
        Notice notice = LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", CLOCK.instant());
        ledger.owe(List.of(notice));
        return notice;
    }

    private Notice stored(Notice notice) {
        return LedgerSamples.read(ledger, notice.id()).orElseThrow();
    }

    private static Journal.Fate fate(Notice notice) {
        try (Journal read = Journal.at(journals.resolve("notices-in-hand-here"))) {
            return read.fate(notice);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Courier courier(int port) {
        DeliveryProperties properties =
                new DeliveryProperties("here", 2, SHARE, SOON, SOON, Duration.ofDays(1), SOON, SOON, SOON, journals);
        JavaMailSenderImpl mail = new JavaMailSenderImpl();
        mail.setHost("127.0.0.1");
        mail.setPort(port);
        Clock clock = ((InstantSource) () -> CLOCK.instant().plus(passed.get())).withZone(ZoneOffset.UTC);
        Courier.Tools tools = new Courier.Tools(
                ledger,
                new Matters(SamplePeople.thurrock(), due),
                writer,
                properties,
                new Outage(properties, clock),
                new AddressShares(properties.receiptsADay()),
                journal,
                new Courier.Clocks(clock, clock));
        return new Courier(tools, new MailLine(mail, LETTERS.from()));
    }
}
