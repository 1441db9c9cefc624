package redress.platform.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettableClockTest {

    private static final Duration MOMENT = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void goesOnFromWhereItWasMovedTo() {
        SettableClock clock = new SettableClock(Duration.ZERO);
        Instant later = clock.instant().plus(Duration.ofDays(14));
        clock.moveTo(later);
        assertThat(clock.instant()).isBetween(later, later.plus(MOMENT));
    }

    @Test
    void neverMovesBack() {
        SettableClock clock = new SettableClock(Duration.ofDays(2));
        Instant before = clock.instant();
        assertThatThrownBy(() -> clock.moveTo(before.minus(Duration.ofHours(1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isAfterOrEqualTo(before);
    }

    @Test
    void isAheadAsFarAfterARestart() {
        Path file = folder.resolve("clock");
        SettableClock clock = SettableClock.keptIn(file);
        Instant later = clock.instant().plus(Duration.ofDays(90));
        clock.moveTo(later);
        assertThat(SettableClock.keptIn(file).instant()).isBetween(later, later.plus(MOMENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "PT-5H"})
    void saysThatItsFileIsDamaged(String damage) throws Exception {
        Path file = Files.writeString(folder.resolve("clock"), damage);
        assertThatThrownBy(() -> SettableClock.keptIn(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("damaged");
    }
}
