package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.testkit.backends.TestDocuments;

/** What the gauge says while mails wait. */
class LongestWaitIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

    private final Ledger ledger = LedgerSamples.ledger(STORE.mongo(), event -> {});
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Instant domain = NOW;
    private final LongestWait wait = new LongestWait(
            ledger, meters, ((InstantSource) () -> domain).withZone(ZoneOffset.UTC), Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void tellsOfTheOldestThatNobodyHasTried() {
        owe("event-1", NOW.minusSeconds(100));
        owe("event-2", NOW.minusSeconds(7_230));
        assertThat(seconds()).isEqualTo(7_200);
    }

    /** Each of its tries puts off its next, so that its time never lies far back. */
    @Test
    void tellsOfTheOldestThatIsTriedAgainAndAgain() {
        Notice notice = owe("event-1", NOW.minusSeconds(7_230));
        for (int tries = 0; tries < 50; tries++) {
            notice.later(Reason.OWNER_SILENT, null, NOW.minusSeconds(7_000 - tries), NOW.plusSeconds(1_800));
        }
        ledger.save(List.of(notice));
        assertThat(seconds()).isEqualTo(7_200);
    }

    @Test
    void tellsNothingWhileEachIsTriedInTimeAndOfNoneThatAPersonHasToDecideAbout() {
        owe("event-1", NOW);
        Notice failed = owe("event-2", NOW.minusSeconds(7_230));
        failed.failed(Reason.NO_ADDRESS, null, NOW, NOW);
        Notice aside = owe("event-3", NOW.minusSeconds(7_230));
        aside.aside(NOW);
        ledger.save(List.of(failed, aside));
        assertThat(seconds()).isZero();
    }

    @Test
    void tellsForHowLongADailyMailWasNotPutTogetherWhateverTheClockOfTheDomainSays() {
        domain = Instant.parse("2027-01-04T10:00:00Z");
        hold("event-1", domain.plusSeconds(1));
        assertThat(seconds()).as("its hour is yet to come").isZero();
        hold("event-2", domain.minusSeconds(7_200)).claim();
        assertThat(seconds()).isEqualTo(7_200);
    }

    private Notice hold(String eventId, Instant moment) {
        Notice notice = LedgerSamples.notice(eventId, LedgerSamples.OFFICER, "deadline-near", NOW);
        notice.hold("daily", moment);
        ledger.oweLater(List.of(notice));
        return notice;
    }

    private Notice owe(String eventId, Instant now) {
        Notice notice = LedgerSamples.notice(eventId, LedgerSamples.OFFICER, "case-new", now);
        ledger.owe(List.of(notice));
        return notice;
    }

    private double seconds() {
        wait.look();
        return meters.get("notices_oldest_seconds").gauge().value();
    }
}
