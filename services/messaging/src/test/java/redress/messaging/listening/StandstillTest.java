package redress.messaging.listening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import redress.messaging.reading.EventReader;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;
import redress.messaging.samples.WrongClock;
import redress.platform.readiness.Fault;
import redress.platform.readiness.Pulse;

/** What began while the machine's clock was a year ahead counts from when the clock is right again, not a year later. */
class StandstillTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final WrongClock clock = new WrongClock();

    @Test
    void ofARecordThatFails() {
        clock.move(YEAR);
        FailingPartitions failures = new FailingPartitions(clock);
        failures.remember("group", new TopicPartition("redress.case", 0), 11, new IllegalStateException());
        assertThat(failures.stuck()).hasSize(1);
        clock.move(YEAR.negated());
        Instant right = clock.instant();

        assertThat(failures.stuck()).extracting(StuckRecord::since).containsExactly(right);
        clock.move(MINUTE);
        failures.remember("group", new TopicPartition("redress.case", 0), 11, new IllegalStateException());
        assertThat(failures.stuck()).extracting(StuckRecord::since).containsExactly(right);
    }

    @Test
    void ofAHandlerThatDoesNotReturn() {
        clock.move(YEAR);
        AtWork atWork = new AtWork(() -> false, MINUTE, clock);
        atWork.on(
                "group",
                new EventReader()
                        .read(SampleRecords.received(SampleEvents.caseOpened("a"), 0, 11))
                        .orElseThrow());
        clock.move(YEAR.negated());
        assertThat(atWork.faultsSince(clock.instant())).isEmpty();
        clock.move(MINUTE);
        assertThat(atWork.faultsSince(clock.instant()))
                .extracting(Fault::reason)
                .containsExactly("HANGS");
    }

    @Test
    void ofAStoreThatDoesNotAnswer() {
        clock.move(YEAR);
        Pulse pulse = new Pulse(
                Fault.Kind.STORE,
                "sample",
                Duration.ofHours(1),
                () -> {
                    throw new IllegalStateException("away");
                },
                clock);
        pulse.start();
        try {
            clock.move(YEAR.negated());
            assertThat(pulse.faultsSince(clock.instant())).isEmpty();
            clock.move(MINUTE);
            assertThat(pulse.faultsSince(clock.instant())).hasSize(1);
        } finally {
            pulse.stop();
        }
    }
}
