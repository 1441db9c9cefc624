package redress.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

class WriteConflictsTest {

    private final AtomicInteger attempts = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void repeatsAChangeUntilItIsStored(int storedAt) {
        String stored = WriteConflicts.RETRY.invoke(() -> {
            int attempt = attempts.incrementAndGet();
            if (attempt < storedAt) {
                throw attempt % 2 == 0
                        ? new DuplicateKeyException("made meanwhile")
                        : new OptimisticLockingFailureException("changed meanwhile");
            }
            return "stored";
        });
        assertThat(stored).isEqualTo("stored");
        assertThat(attempts).hasValue(storedAt);
    }

    @Test
    void passesOnTheFailureOfTheFifthAttempt() {
        assertThatThrownBy(() -> WriteConflicts.RETRY.invoke(() -> {
                    throw new OptimisticLockingFailureException("attempt " + attempts.incrementAndGet());
                }))
                .isExactlyInstanceOf(OptimisticLockingFailureException.class)
                .hasMessage("attempt 5");
    }

    @Test
    void repeatsNothingElse() {
        assertThatThrownBy(() -> WriteConflicts.RETRY.invoke(() -> {
                    attempts.incrementAndGet();
                    throw new DataAccessResourceFailureException("away");
                }))
                .isExactlyInstanceOf(DataAccessResourceFailureException.class);
        assertThat(attempts).hasValue(1);
    }
}
