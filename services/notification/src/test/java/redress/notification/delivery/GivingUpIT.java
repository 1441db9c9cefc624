package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import redress.notification.delivery.FaultySmtp.At;
import redress.notification.delivery.FaultySmtp.Fault;
import redress.notification.ledger.Attempt;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.Reason;
import redress.notification.ledger.State;

/** How long a notice is tried, and what a person's decision to send it again does. */
class GivingUpIT extends DeliveryScene {

    @Test
    void givesUpAfterTryingLongEnough() {
        smtp.fail(new Fault(At.RCPT, 450), 1_000);
        Duration keepTrying = Courier.LEASE.dividedBy(2); // by the end of a lease another instance would take over
        start("here", keepTrying, SILENCE);
        Notice notice = owe("event-1", LedgerSamples.OFFICER);
        await("tried").atMost(LONGEST).until(() -> stored(notice).attempts().size() > 2);
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
        Notice notice = owe("event-1", LedgerSamples.OFFICER);
        awaitState(notice, State.UNKNOWN);
        Notice inDoubt = stored(notice);
        LedgerSamples.again(ledger, inDoubt);
        awaitState(notice, State.SENT);
        assertThat(copiesOf(notice)).isEqualTo(2);
    }

    private static Notice notice() {
        return LedgerSamples.notice("event-1", LedgerSamples.OFFICER, "case-new", REAL.instant());
    }

    /** Longer than any notice is tried. */
    private static Instant longAgo() {
        return REAL.instant().minus(Duration.ofDays(2));
    }
}
