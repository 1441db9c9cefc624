package redress.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redress.notification.ledger.LedgerSamples;
import redress.notification.ledger.Notice;
import redress.notification.ledger.State;

/** More waits in the ledger than is ever read at once. */
class OwedInALongAbsenceIT extends DeliveryScene {

    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void isSentAsFastAsMailsLeaveAndNotOneLookAtATime() {
        Instant before = REAL.instant().minus(HOUR);
        List<Notice> notices = IntStream.range(0, 1_200)
                .mapToObj(i -> LedgerSamples.notice("event-" + i, LedgerSamples.OFFICER, "case-new", before))
                .toList();
        ledger.owe(notices);
        start(new DeliveryProperties("here", 2, 8, SOON, SOON, HOUR, SOON, SOON, HOUR, journals), SILENCE, REAL);

        await("all sent")
                .atMost(Duration.ofMinutes(2))
                .until(() -> smtp.taken().size() >= notices.size()
                        && ledger.beingSent(1).isEmpty());
        assertThat(smtp.taken()).hasSameSizeAs(notices);
        assertThat(notices).allMatch(each -> stored(each).state() == State.SENT);
    }
}
