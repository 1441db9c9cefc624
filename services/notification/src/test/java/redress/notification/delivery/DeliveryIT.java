package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import redress.notification.delivery.FaultySmtp.At;
import redress.notification.delivery.FaultySmtp.Fault;
import redress.notification.ledger.Addressee;
import redress.notification.ledger.Attempt;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.NoticesOwed;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;
import redress.notification.routing.Recipient;

/** The ledger against a mail server that fails: no notice is ever sent twice that must not be, and none is forgotten. */
class DeliveryIT extends DeliveryScene {

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
        Notice notice = owe("event-1", LedgerSamples.OFFICER);
        awaitState(notice, end);
        // one more notice goes through the same workers: had the first been due again, it would have gone first
        awaitState(owe("event-2", LedgerSamples.OFFICER), State.SENT);
        assertThat(copiesOf(notice)).isEqualTo(copies);
        assertThat(ledger.waiting(10)).isEmpty();
        assertThat(ledger.beingSent(10)).isEmpty();
    }

    @Test
    void sendsAReminderNoMoreThanOnceEither() {
        smtp.fail(new Fault(At.ANSWER, 0), 1);
        start("here");
        Notice notice = LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "deadline-near", REAL.instant());
        ledger.owe(List.of(notice));
        awaitState(notice, State.UNKNOWN);
        awaitState(owe("event-2", LedgerSamples.OFFICER), State.SENT);
        assertThat(copiesOf(notice)).isEqualTo(1);
    }

    @Test
    void sendsNothingTwiceForAnEventDeliveredAgain() {
        start("here");
        for (int i = 0; i < 3; i++) {
            Notice again = owe("event-1", LedgerSamples.OFFICER);
            awaitState(owe("event-" + (i + 2), LedgerSamples.OFFICER), State.SENT);
            awaitState(again, State.SENT);
        }
        assertThat(smtp.taken()).hasSize(4);
    }

    @Test
    void leavesWhatWasInHandAtAKillInDoubtAndSendsTheRest() {
        Notice inHand = owe("event-1", LedgerSamples.OFFICER);
        Notice reminderInHand = owe("event-2", LedgerSamples.OFFICER);
        Notice waiting = owe("event-3", LedgerSamples.OFFICER);
        for (Notice each : List.of(inHand, reminderInHand)) {
            each.sending("here", REAL.instant().plus(Courier.LEASE));
        }
        ledger.save(List.of(inHand, reminderInHand));
        start("here");
        awaitState(inHand, State.UNKNOWN);
        awaitState(reminderInHand, State.UNKNOWN);
        awaitState(waiting, State.SENT);
        assertThat(copiesOf(inHand)).isZero();
    }

    /** What the process did last before it was killed is in its journal. */
    @Test
    void sendsWhatDidNotLeaveBeforeAKillAndDoesNotAskAboutWhatArrived() throws IOException {
        Notice begun = owe("event-1", LedgerSamples.OFFICER);
        Notice ended = owe("event-2", LedgerSamples.OFFICER);
        Notice taken = owe("event-3", LedgerSamples.OFFICER);
        try (Journal before = Journal.at(journals.resolve("notices-in-hand-here"))) {
            for (Notice each : List.of(begun, ended, taken)) {
                before.begins(List.of(each));
                each.sending("here", REAL.instant().plus(Courier.LEASE));
            }
            before.ends(ended);
            before.ends(taken);
            before.taken(taken);
        }
        ledger.save(List.of(begun, ended, taken));
        start("here");
        awaitState(begun, State.SENT);
        awaitState(ended, State.UNKNOWN);
        awaitState(taken, State.SENT);
        assertThat(copiesOf(begun)).isEqualTo(1);
        assertThat(copiesOf(ended)).isZero();
        assertThat(copiesOf(taken)).as("not once more").isZero();
    }

    @Test
    void leavesToANewerVersionWhatThatHasStoredAndSendsTheOthers() {
        Notice waiting = owe("event-1", LedgerSamples.OFFICER);
        Notice lost = owe("event-2", LedgerSamples.OFFICER);
        lost.sending("elsewhere", REAL.instant().minusSeconds(1));
        ledger.save(List.of(lost));
        Document waitingThere = LedgerSamples.newer(STORE.mongo(), waiting);
        Document lostThere = LedgerSamples.newer(STORE.mongo(), lost);
        Notice lostToo = owe("event-3", LedgerSamples.OFFICER);
        lostToo.sending("elsewhere", REAL.instant().minusSeconds(1));
        ledger.save(List.of(lostToo));

        start("here");
        tell(new NoticesOwed(List.of(waiting)));
        awaitState(owe("event-4", LedgerSamples.OFFICER), State.SENT);
        awaitState(lostToo, State.UNKNOWN);

        assertThat(LedgerSamples.stored(STORE.mongo(), waiting)).isEqualTo(waitingThere);
        assertThat(LedgerSamples.stored(STORE.mongo(), lost)).isEqualTo(lostThere);
        assertThat(smtp.taken()).hasSize(1);
    }

    @Test
    void leavesWhatAnotherInstanceHasInHandUntilItsLeaseEnds() {
        Notice inHand = owe("event-1", LedgerSamples.OFFICER);
        Notice lost = owe("event-2", LedgerSamples.OFFICER);
        inHand.sending("elsewhere", REAL.instant().plus(Courier.LEASE));
        lost.sending("elsewhere", REAL.instant().minusSeconds(1));
        ledger.save(List.of(inHand, lost));
        start("here");
        awaitState(lost, State.UNKNOWN);
        assertThat(stored(inHand).state()).isEqualTo(State.SENDING);
    }

    /** The real clock of an instance was a year ahead for a moment. */
    @Test
    void waitsForNothingThatLiesFurtherAheadThanAnyPause() {
        Instant nextYear = REAL.instant().plus(Duration.ofDays(365));
        Notice waiting = LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", REAL.instant());
        waiting.later(Reason.LATER, 451, nextYear, nextYear.plusSeconds(30));
        Notice inHand = LedgerSamples.notice("event-2", LedgerSamples.OFFICER, "case-new", REAL.instant());
        inHand.sending("elsewhere", nextYear);
        ledger.owe(List.of(waiting, inHand));
        start("here");
        awaitState(waiting, State.SENT);
        awaitState(inHand, State.UNKNOWN);
    }

    @Test
    void sendsOneAddressAFewReceiptsADayAndEverybodyElseTheirs() {
        start("here");
        List<Notice> receipts = receiptsToOneAddress(30);
        ledger.owe(receipts);
        Notice officers = owe("event-90", LedgerSamples.OFFICER);
        awaitState(officers, State.SENT);
        await("all are settled")
                .atMost(LONGEST)
                .until(() ->
                        ledger.waiting(50).isEmpty() && ledger.beingSent(50).isEmpty());
        assertThat(receipts.stream().filter(each -> stored(each).state() == State.SENT))
                .hasSize(8);
        assertThat(receipts.stream().filter(each -> stored(each).state() == State.WITHHELD))
                .hasSize(22);
    }

    @Test
    void withholdsNoReceiptBecauseTheServerWasAwayForSomeTries() {
        List<Notice> receipts = receiptsToOneAddress(8);
        ledger.owe(receipts);
        smtp.fail(new Fault(At.CONNECT, 0), 6);
        start("here");
        await("none waits")
                .atMost(LONGEST)
                .until(() ->
                        ledger.waiting(50).isEmpty() && ledger.beingSent(50).isEmpty());
        assertThat(receipts).extracting(each -> stored(each).state()).containsOnly(State.SENT);
    }

    @Test
    void sendsNoMoreReceiptsToOneAddressWhenItsOwnerWasSilentAtFirst() {
        people.silent(true);
        List<Notice> receipts = receiptsToOneAddress(10);
        ledger.owe(receipts);
        start("here");
        receipts.forEach(each -> awaitState(each, State.RETRY));
        people.silent(false);
        await("none waits")
                .atMost(LONGEST)
                .until(() ->
                        ledger.waiting(50).isEmpty() && ledger.beingSent(50).isEmpty());
        assertThat(receipts.stream().filter(each -> stored(each).state() == State.SENT))
                .hasSize(8);
    }

    @Test
    void sendsEachNoticeOnceWithTwoInstancesAtWork() {
        start("here");
        start("there");
        List<Notice> notices = IntStream.range(0, 60)
                .mapToObj(i -> LedgerSamples.notice("event-" + i, LedgerSamples.OFFICER, "case-new", REAL.instant()))
                .toList();
        ledger.owe(notices);
        await("all sent")
                .atMost(LONGEST)
                .until(() -> notices.stream().allMatch(each -> stored(each).state() == State.SENT));
        assertThat(smtp.taken()).hasSize(60);
        assertThat(smtp.sessions()).isLessThan(60);
    }

    @Test
    void waitsOutAnOutageWithoutTouchingWhatWaits() {
        smtp.fail(new Fault(At.CONNECT, 0), 4);
        start("here");
        List<Notice> notices = IntStream.range(0, 20)
                .mapToObj(i -> LedgerSamples.notice("event-" + i, LedgerSamples.OFFICER, "case-new", REAL.instant()))
                .toList();
        ledger.owe(notices);
        await("all sent")
                .atMost(LONGEST)
                .until(() -> notices.stream().allMatch(each -> stored(each).state() == State.SENT));
        assertThat(smtp.taken()).hasSize(20);
        assertThat(notices.stream()
                        .mapToInt(each -> stored(each).attempts().size())
                        .sum())
                .isEqualTo(24);
    }

    @Test
    void leavesToItsWordWhatWasOwedAfterTheStart() {
        Notice before = owe("event-1", LedgerSamples.OFFICER);
        Instant now = REAL.instant();
        Notice after = LedgerSamples.notice("event-2", LedgerSamples.OFFICER, "case-new", now.plusSeconds(10));
        ledger.owe(List.of(after));
        AtomicBoolean started = new AtomicBoolean();
        // stands still after the start, so that no look round finds either of them due
        InstantSource slow = () -> started.getAndSet(true) ? now.plusSeconds(11) : now;
        start("here", Duration.ofDays(1), SILENCE, slow.withZone(ZoneOffset.UTC));
        awaitState(before, State.SENT);
        assertThat(stored(after).state()).isEqualTo(State.PENDING);
        tell(new NoticesOwed(List.of(after)));
        awaitState(after, State.SENT);
    }

    @Test
    void triesAgainWhenTheOwnerOfTheAddressIsSilent() {
        people.silent(true);
        start("here");
        Notice notice = owe("event-1", LedgerSamples.OFFICER);
        awaitState(notice, State.RETRY);
        people.silent(false);
        awaitState(notice, State.SENT);
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).contains(Reason.OWNER_SILENT);
    }

    @Test
    void failsVisiblyWithoutAnAddress() {
        start("here");
        Notice notice = owe("event-1", new Addressee(Recipient.OFFICER, "sample-who-left", "compact/thurrock/officer"));
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
        Notice notice = owe("event-1", LedgerSamples.OFFICER);
        awaitState(notice, State.FAILED);
        assertThat(stored(notice).attempts()).extracting(Attempt::reason).containsExactly(Reason.UNSAFE);
        assertThat(smtp.taken()).isEmpty();
    }

    @Test
    void putsNoReferenceIntoAHeaderThatSaysMore() {
        start("here");
        Notice notice = LedgerSamples.notice(
                "event-1", "CB-7K2M\r\nBcc: c@d.example", LedgerSamples.OFFICER, "case-new", REAL.instant());
        ledger.owe(List.of(notice));
        awaitState(notice, State.FAILED);
        assertThat(smtp.taken()).isEmpty();
    }

    @Test
    void saysToMachinesThatNobodyWroteIt() {
        start("here");
        Notice notice = owe("event-1", Addressee.reporter("report-1"));
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

    private List<Notice> receiptsToOneAddress(int number) {
        return IntStream.range(0, number)
                .peek(i -> people.withReporter("report-" + i, (i % 2 == 0 ? "Victim+" + i : "victim") + "@x.example"))
                .mapToObj(i -> LedgerSamples.notice(
                        "event-" + i,
                        new Notice.About("report-" + i, null, "report-" + i, "CB-7K2M-Q4TX", null, null, "thurrock"),
                        Addressee.reporter("report-" + i),
                        "report-receipt",
                        REAL.instant()))
                .toList();
    }
}
