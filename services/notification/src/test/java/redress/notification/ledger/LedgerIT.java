package redress.notification.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.testkit.backends.TestDocuments;

/** What is saved where several instances change the same notices. */
class LedgerIT {

    @RegisterExtension
    static final TestDocuments STORE = new TestDocuments();

    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");

    private final Ledger ledger = LedgerSamples.ledger(STORE.mongo(), event -> {});

    @BeforeEach
    void clear() {
        STORE.clear();
    }

    @Test
    void leavesAloneWhatAnotherHasChangedHoweverOftenItIsSaved() {
        Notice first = held("event-1");
        Notice second = held("event-2");
        Notice theirs = stored(second);
        theirs.withheld(Reason.TURNED_OFF, NOW);
        ledger.save(List.of(theirs));

        first.claim();
        second.claim();
        assertThat(ledger.save(List.of(first, second))).containsExactly(first);
        first.alone(NOW);
        second.alone(NOW);
        assertThat(ledger.save(List.of(first, second))).containsExactly(first);

        assertThat(stored(first).state()).isEqualTo(State.PENDING);
        assertThat(stored(second).state()).isEqualTo(State.WITHHELD);
    }

    private Notice held(String eventId) {
        Notice notice = LedgerSamples.notice(eventId, LedgerSamples.OFFICER, "deadline-near", NOW);
        notice.hold("daily", NOW);
        ledger.oweLater(List.of(notice));
        return notice;
    }

    private Notice stored(Notice notice) {
        return LedgerSamples.read(ledger, notice.id()).orElseThrow();
    }
}
