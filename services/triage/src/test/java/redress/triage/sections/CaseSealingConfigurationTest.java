package redress.triage.sections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.jdbc.core.JdbcTemplate;
import redress.platform.sealing.Resealing;

class CaseSealingConfigurationTest {

    private static final String ONE = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String TWO = Base64.getEncoder().encodeToString("another key of thirty-two bytes!".getBytes());

    private JdbcTemplate jdbc;

    @BeforeEach
    void emptyDatabase() {
        JdbcDataSource database = new JdbcDataSource();
        database.setUrl("jdbc:h2:mem:" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
        jdbc = new JdbcTemplate(database);
        jdbc.execute("create table sealing_checks (key_version integer primary key, sealed bytea not null,"
                + " last_at timestamp with time zone)");
    }

    private CaseKeys start(@Nullable String key, int version, Map<Integer, String> old) {
        return new CaseSealingConfiguration()
                .triageCaseKeys(
                        new CaseSealingProperties(
                                key, version, old, new Resealing.Pace(Duration.ofSeconds(10), Duration.ofMinutes(3))),
                        jdbc,
                        Mockito.mock(FlywayMigrationInitializer.class));
    }

    @Test
    void startsAgainWithTheSameKey() {
        byte[] sealed = start(ONE, 1, Map.of()).make("case-1");
        assertThat(start(ONE, 1, Map.of()).opens("case-1", sealed)).isTrue();
    }

    @Test
    void doesNotStartWithAnotherKeyInItsPlace() {
        start(ONE, 1, Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> start(TWO, 1, Map.of()))
                .withMessageContaining("Key 1 of redress.triage.sealing-key is not the one")
                .withMessageContaining("Put that one back");
    }

    @Test
    void takesANewKeyBesideTheOldOne() {
        byte[] sealed = start(ONE, 1, Map.of()).make("case-1");
        CaseKeys both = start(TWO, 2, Map.of(1, ONE));
        assertThat(both.opens("case-1", sealed)).isTrue();
    }

    @Test
    void doesNotStartWithoutTheOldKey() {
        start(ONE, 1, Map.of());
        assertThatIllegalStateException()
                .isThrownBy(() -> start(TWO, 2, Map.of()))
                .withMessageContaining("redress.triage.sealing-key lacks key 1");
    }

    @Test
    void takesAKeysetInOneSetting() {
        byte[] sealed = start(ONE, 1, Map.of()).make("case-1");
        assertThat(start("1:" + ONE + ",2:" + TWO, 1, Map.of()).opens("case-1", sealed))
                .isTrue();
        assertThat(start("2:" + TWO + ",1:" + ONE, 1, Map.of()).opens("case-1", sealed))
                .isTrue();
    }

    /** As the table was before it said when a key was used. */
    @Test
    void forgetsAKeyThatWasUsedBeforeTimesWereNoted() {
        start(ONE, 1, Map.of());
        jdbc.update("update sealing_checks set last_at = null");
        CaseKeyLedger ledger = new CaseKeyLedger(jdbc);
        ledger.forget(1, ledger.uses().get(1).lastAt());
        assertThat(ledger.uses()).isEmpty();
    }

    @Test
    void forgetsNoKeyThatWasUsedMeanwhile() {
        start(ONE, 1, Map.of());
        CaseKeyLedger ledger = new CaseKeyLedger(jdbc);
        Instant before = ledger.uses().get(1).lastAt();
        ledger.note(1, new byte[1], before.plusSeconds(1));
        ledger.forget(1, before);
        assertThat(ledger.uses()).containsOnlyKeys(1);
        ledger.forget(1, before.plusSeconds(1));
        assertThat(ledger.uses()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "no base64!", "c2hvcnQ="})
    void doesNotStartWithoutAKey(@Nullable String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> start(key, 1, Map.of()))
                .withMessageContaining("redress.triage.sealing-key");
    }
}
