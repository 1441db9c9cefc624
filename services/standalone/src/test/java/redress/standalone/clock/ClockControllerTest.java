package redress.standalone.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redress.platform.problems.Refusal;
import redress.platform.time.ClockMoved;
import redress.platform.time.SettableClock;
import redress.standalone.clock.ClockController.ClockForm;

class ClockControllerTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final List<Object> told = new ArrayList<>();
    private final SettableClock clock = new SettableClock(Duration.ZERO);
    private final ClockController door = new ClockController(clock, told::add);

    @Test
    void goesToAnInstantAndTellsTheEngine() {
        Instant later = clock.instant().plus(Duration.ofDays(30));
        Instant moved = door.move(new ClockForm(later, null)).now();
        assertThat(moved).isBetween(later.minusMillis(1), later.plusSeconds(60));
        assertThat(clock.instant()).isAfterOrEqualTo(moved);
        assertThat(told).containsExactly(new ClockMoved(moved));
    }

    @Test
    void keepsTheTimeOfDayInLondonOverTheChangeOfTheClocks() {
        Instant change = LONDON.getRules()
                .nextTransition(clock.instant().plusSeconds(86_400))
                .getInstant();
        Instant before = change.minus(Duration.ofHours(12));
        door.move(new ClockForm(before, null));
        Instant after = door.move(new ClockForm(null, 1)).now();
        Instant dayAfter = before.atZone(LONDON).plusDays(1).toInstant();
        assertThat(Duration.between(before, dayAfter)).isNotEqualTo(Duration.ofDays(1));
        assertThat(after).isBetween(dayAfter.minusMillis(1), dayAfter.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({
        ", , Give either moveTo or days.",
        "PT1H, 3, Give either moveTo or days.",
        "PT-1H, , 'The clock only moves forward. Choose an instant after '",
        "P735D, , The clock moves at most 2 years at a time."
    })
    void refusesWhatItCannotDo(@Nullable Duration ahead, @Nullable Integer days, String says) {
        Instant present = clock.instant();
        Instant moveTo = ahead == null ? null : present.plus(ahead);
        assertThatThrownBy(() -> door.move(new ClockForm(moveTo, days)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(says);
        assertThat(clock.instant()).isBetween(present, present.plusSeconds(60));
        assertThat(told).isEmpty();
    }
}
