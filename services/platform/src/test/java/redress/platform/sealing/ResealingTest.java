package redress.platform.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Instances that share a store of things, each of which says by which key it is sealed. */
class ResealingTest {

    private static final String SETTING = "the.setting";
    private static final Resealing.Pace PACE = new Resealing.Pace(Duration.ofSeconds(10), Duration.ofMinutes(3));

    private final Moving clock = new Moving();
    private final Shared ledger = new Shared();
    private final List<Integer> things = new ArrayList<>(List.of(1, 1, 1, 1, 1));
    private int unreadable;

    @Test
    void sealsAnewByPagesAndThenForgetsTheOldKey() {
        Resealing before = instance(1, 2);
        before.round();
        assertThat(health(before)).isEqualTo(Status.UP);
        pass(Duration.ofMinutes(4));
        Resealing changed = instance(2, 1);
        assertThat(health(changed)).isEqualTo(Status.UNKNOWN);
        changed.round();
        assertThat(things).containsOnly(2);
        assertThat(ledger.uses).containsOnlyKeys(2);
        assertThat(health(changed)).isEqualTo(Status.UP);
        assertThat(changed.health().getDetails())
                .containsEntry("seals", 2)
                .containsEntry("older", List.of())
                .containsEntry("left", 0);
    }

    @Test
    void waitsUntilNoInstanceHasSealedWithTheOldKeyForAWhile() {
        Resealing old = instance(1, 2);
        Resealing changed = instance(2, 1);
        for (int minutes = 0; minutes < 10; minutes++) {
            old.round();
            changed.round();
            pass(Duration.ofMinutes(1));
        }
        assertThat(things).as("while the other one runs").containsOnly(1);
        pass(Duration.ofMinutes(1));
        changed.round();
        assertThat(things).as("it may still be at work").containsOnly(1);
        pass(Duration.ofMinutes(2));
        changed.round();
        assertThat(things).containsOnly(2);
        assertThat(ledger.uses).containsOnlyKeys(2);
    }

    @Test
    void keepsAKeyThatSomebodyHasUsedMeanwhile() {
        instance(1, 2).round();
        pass(Duration.ofMinutes(4));
        Resealing changed = instance(2, 1);
        whileItWorks = () -> ledger.note(1, check(1), clock.instant());
        changed.round();
        assertThat(ledger.uses).containsOnlyKeys(1, 2);
        assertThat(health(changed)).isEqualTo(Status.UNKNOWN);
        whileItWorks = () -> {};
        things.set(0, 1);
        pass(Duration.ofMinutes(4));
        changed.round();
        assertThat(things).as("what it sealed is found").containsOnly(2);
        assertThat(ledger.uses).containsOnlyKeys(2);
    }

    @Test
    void keepsTheOldKeyWhileSomethingIsLeft() {
        instance(1, 2).round();
        pass(Duration.ofMinutes(4));
        unreadable = 1;
        Resealing changed = instance(2, 1);
        changed.round();
        assertThat(ledger.uses).containsOnlyKeys(1, 2);
        assertThat(changed.health().getDetails())
                .containsEntry("older", List.of(1))
                .containsEntry("left", 1);
        unreadable = 0;
        pass(Duration.ofMinutes(4));
        changed.round();
        assertThat(ledger.uses).containsOnlyKeys(2);
    }

    @Test
    void leavesANewerKeyAlone() {
        things.set(2, 2);
        ledger.note(2, check(2), clock.instant());
        Resealing old = instance(1, 2);
        pass(Duration.ofMinutes(4));
        old.round();
        assertThat(things).containsExactly(1, 1, 2, 1, 1);
        assertThat(ledger.uses).containsOnlyKeys(1, 2);
    }

    @Test
    void doesNotStartWithoutAKeyThatIsStillNeeded() {
        begin(1);
        begin(2, 1);
        assertThatIllegalStateException()
                .isThrownBy(() -> begin(2))
                .withMessageContaining("the.setting lacks key 1, with which something that is stored is still sealed");
        ledger.forget(1, ledger.uses.get(1).lastAt());
        begin(2);
    }

    @Test
    void doesNotStartWithAnotherKeyInItsPlace() {
        begin(1);
        assertThatIllegalStateException()
                .isThrownBy(() -> Resealing.begin(
                        SETTING, keys(1), ledger, ResealingTest::check, (id, check) -> false, clock.instant()))
                .withMessageContaining("Key 1 of the.setting is not the one that has sealed what is stored");
    }

    /** Before keys in use were noted, a key could be changed by hand. */
    @Test
    void takesEachOlderKeyForUsedWhereNothingWasNotedYet() {
        begin(2, 1, 3);
        assertThat(ledger.uses).containsOnlyKeys(1, 2);
        instance(2, 1, 3).round();
        assertThat(things).containsOnly(2);
        assertThat(ledger.uses).containsOnlyKeys(2);
    }

    private Runnable whileItWorks = () -> {};

    private Resealing instance(int primary, Integer... others) {
        return new Resealing(
                SETTING,
                keys(primary, others),
                ledger,
                check(primary),
                () -> Stream.of(place(primary), elsewhere()),
                PACE,
                clock);
    }

    private void begin(int primary, Integer... others) {
        Resealing.begin(
                SETTING,
                keys(primary, others),
                ledger,
                ResealingTest::check,
                (id, check) -> Arrays.equals(check, check(id)),
                clock.instant());
    }

    private static Keyset keys(int primary, Integer... others) {
        Map<Integer, byte[]> keys = new HashMap<>(Map.of(primary, new byte[32]));
        for (int other : others) {
            keys.put(other, new byte[32]);
        }
        return new Keyset(keys, primary);
    }

    private Resealing.Place place(int key) {
        return new Resealing.Place() {
            @Override
            public String sealedWith() {
                return SETTING;
            }

            @Override
            public Resealing.Page reseal(String after) {
                int from = after.isEmpty() ? 0 : Integer.parseInt(after);
                int to = Math.min(from + 2, things.size());
                for (int i = from; i < to; i++) {
                    things.set(i, Math.max(key, things.get(i)));
                }
                whileItWorks.run();
                return new Resealing.Page(
                        to < things.size() ? Optional.of(String.valueOf(to)) : Optional.empty(),
                        from == 0 ? unreadable : 0);
            }
        };
    }

    private static Resealing.Place elsewhere() {
        return new Resealing.Place() {
            @Override
            public String sealedWith() {
                return "another.setting";
            }

            @Override
            public Resealing.Page reseal(String after) {
                throw new AssertionError("It is sealed with other keys");
            }
        };
    }

    private static byte[] check(int id) {
        return new byte[] {(byte) id};
    }

    private static Status health(Resealing resealing) {
        return resealing.health().getStatus();
    }

    private void pass(Duration time) {
        clock.now = clock.now.plus(time);
    }

    private static final class Shared implements Resealing.Ledger {
        private final Map<Integer, Resealing.Use> uses = new HashMap<>();

        @Override
        public Map<Integer, Resealing.Use> uses() {
            return Map.copyOf(uses);
        }

        @Override
        public void note(int id, byte[] check, Instant at) {
            uses.merge(
                    id, new Resealing.Use(check, at), (before, now) -> new Resealing.Use(before.check(), now.lastAt()));
        }

        @Override
        public void forget(int id, Instant lastAt) {
            uses.computeIfPresent(id, (key, use) -> use.lastAt().equals(lastAt) ? null : use);
        }
    }

    private static final class Moving extends Clock {
        private Instant now = Instant.parse("2026-12-01T12:00:00Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
