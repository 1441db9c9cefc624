package redress.intake.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redress.testkit.backends.TestDocuments;

class KeyLedgerIT {

    @RegisterExtension
    private static final TestDocuments STORE = new TestDocuments();

    private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
    private static final byte[] CHECK = {1, 2, 3};

    @BeforeEach
    void fresh() {
        STORE.clear();
    }

    @Test
    void keepsTheUsesOfEachKeysetApart() {
        KeyLedger identity = new KeyLedger(STORE.mongo(), "identity");
        KeyLedger receipt = new KeyLedger(STORE.mongo(), "receipt");
        identity.note(1, CHECK, NOW);
        identity.note(12, CHECK, NOW);
        receipt.note(3, CHECK, NOW);
        assertThat(identity.uses()).containsOnlyKeys(1, 12);
        assertThat(receipt.uses()).containsOnlyKeys(3);
        assertThat(identity.uses().get(12).check()).isEqualTo(CHECK);
        assertThat(identity.uses().get(12).lastAt()).isEqualTo(NOW);
    }

    @Test
    void keepsTheFirstCheckAndTheLastTime() {
        KeyLedger ledger = new KeyLedger(STORE.mongo(), "identity");
        ledger.note(1, CHECK, NOW);
        ledger.note(1, new byte[] {9}, NOW.plusSeconds(60));
        assertThat(ledger.uses().get(1).check()).isEqualTo(CHECK);
        assertThat(ledger.uses().get(1).lastAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void forgetsNoKeyThatWasUsedMeanwhile() {
        KeyLedger ledger = new KeyLedger(STORE.mongo(), "identity");
        ledger.note(1, CHECK, NOW);
        ledger.note(1, CHECK, NOW.plusSeconds(1));
        ledger.forget(1, NOW);
        assertThat(ledger.uses()).containsOnlyKeys(1);
        ledger.forget(1, NOW.plusSeconds(1));
        assertThat(ledger.uses()).isEmpty();
    }
}
