package redress.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import redress.messaging.samples.WrongClock;

class HeldBackTest {

    private static final Duration YEAR = Duration.ofDays(365);

    private final WrongClock clock = new WrongClock();
    private final HeldBack held = new HeldBack(clock);

    @Test
    void passesByWhatCannotBeSentUntilItsPauseIsOver() {
        held.hold("case-1", "event-1", "case.opened.v1", "TOO_LARGE");
        assertThat(held.notYet()).containsExactly("case-1");
        clock.move(Duration.ofSeconds(6));
        assertThat(held.notYet()).isEmpty();
    }

    @Test
    void triesAgainWhatAClockThatWasAYearAheadHasPutOff() {
        clock.move(YEAR);
        held.hold("case-1", "event-1", "case.opened.v1", "TOO_LARGE");
        clock.move(YEAR.negated());
        assertThat(held.notYet()).isEmpty();
    }

    @Test
    void isToldOfSinceTheClockIsRightAgain() {
        clock.move(YEAR);
        held.hold("case-1", "event-1", "case.opened.v1", "TOO_LARGE");
        clock.move(YEAR.negated());
        Instant right = clock.instant();
        assertThat(held.all()).extracting(HeldBack.Event::since).containsExactly(right);

        clock.move(Duration.ofMinutes(1));
        held.hold("case-1", "event-1", "case.opened.v1", "TOO_LARGE");
        assertThat(held.all()).extracting(HeldBack.Event::since).containsExactly(right);
        assertThat(held.all()).extracting(HeldBack.Event::tries).containsExactly(2);
    }
}
