package redress.platform.leases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private static final Duration LENGTH = Duration.ofSeconds(15);

    private Instant now = Instant.parse("2026-04-07T09:00:00Z");
    private final Store store = new Store();
    private final Lease one = lease("one");
    private final Lease other = lease("other");

    @Test
    void isTakenOnceAndThenHeldWithoutAskingTheStore() {
        assertThat(one.hold()).isEqualTo(1);
        int asked = store.asked;
        now = now.plusSeconds(7);
        assertThat(one.hold()).isEqualTo(1);
        assertThat(store.asked).isEqualTo(asked);
    }

    @Test
    void keepsOthersOutWhileItIsRenewed() {
        one.hold();
        for (int renewal = 0; renewal < 5; renewal++) {
            now = now.plusSeconds(10);
            assertThat(one.hold()).isEqualTo(1);
            assertThatThrownBy(other::hold).isInstanceOf(Lease.HeldElsewhere.class);
        }
    }

    @Test
    void goesToAnotherWithAHigherFenceWhenItRunsOut() {
        one.hold();
        now = now.plusSeconds(15);

        assertThat(other.hold()).isEqualTo(2);
        assertThatThrownBy(one::keep).isInstanceOf(Lease.HeldElsewhere.class);
        assertThatThrownBy(one::hold).isInstanceOf(Lease.HeldElsewhere.class);
    }

    @Test
    void isNotKeptOnceItRanOutThoughNobodyTookIt() {
        one.hold();
        now = now.plusSeconds(15);
        assertThatThrownBy(one::keep).isInstanceOf(Lease.HeldElsewhere.class);
    }

    @Test
    void isLostWhenItIsTakenAlthoughTheClocksDiffer() {
        one.hold();
        store.held.put("outbox", new Lease.Held("other", 2, now.plus(LENGTH)));
        now = now.plusSeconds(10);
        assertThatThrownBy(one::keep).isInstanceOf(Lease.HeldElsewhere.class);
    }

    @Test
    void isTakenBackAtOnceByAProcessOfTheSameNameWithAHigherFence() {
        one.hold();
        assertThat(lease("one").hold()).isEqualTo(2);
    }

    @Test
    void isNotWaitedForWhenAClockThatWasAheadHasTakenIt() {
        Instant present = now;
        now = now.plus(Duration.ofDays(365));
        other.hold();
        now = present;
        assertThat(one.hold()).isEqualTo(2);
        assertThatThrownBy(other::hold).isInstanceOf(Lease.HeldElsewhere.class);
    }

    @Test
    void isFreeAtOnceWhenGivenBack() {
        one.hold();
        one.giveBack();
        assertThat(other.hold()).isEqualTo(2);
    }

    @Test
    void isTakenByOneOfTwoThatTryTogether() {
        store.between = other::hold;
        assertThatThrownBy(one::hold).isInstanceOf(Lease.HeldElsewhere.class);
        assertThat(store.held.get("outbox").owner()).isEqualTo("other");
    }

    @Test
    void isRaisedAboveAMarkForAsLongAsIfItWereTaken() {
        one.hold();
        now = now.plusSeconds(7);
        assertThat(one.raiseAbove(5)).isEqualTo(6);
        assertThat(store.held.get("outbox")).isEqualTo(new Lease.Held("one", 6, now.plus(LENGTH)));
        one.keep();
        assertThat(one.hold()).isEqualTo(6);
        assertThatThrownBy(other::hold).isInstanceOf(Lease.HeldElsewhere.class);
    }

    @Test
    void isNotRaisedWhenAnotherHasTakenItAlthoughTheClocksDiffer() {
        one.hold();
        Lease.Held theirs = new Lease.Held("other", 2, now.plus(LENGTH));
        store.held.put("outbox", theirs);

        assertThatThrownBy(() -> one.raiseAbove(2)).isInstanceOf(Lease.HeldElsewhere.class);

        assertThat(store.held.get("outbox")).isEqualTo(theirs);
        assertThatThrownBy(one::keep).isInstanceOf(Lease.HeldElsewhere.class);
        assertThatThrownBy(one::hold).isInstanceOf(Lease.HeldElsewhere.class);
    }

    @Test
    void isNotRenewedWhenAnotherHasComeToTheSameFence() {
        one.hold();
        store.held.remove("outbox");
        assertThat(other.hold()).isEqualTo(1);

        now = now.plusSeconds(10);
        assertThatThrownBy(one::keep).isInstanceOf(Lease.HeldElsewhere.class);
        other.keep();
    }

    @Test
    void isNotRaisedByOneThatDoesNotHoldIt() {
        other.hold();
        assertThatThrownBy(() -> one.raiseAbove(5)).isInstanceOf(Lease.HeldElsewhere.class);
        assertThat(other.hold()).isEqualTo(1);
    }

    private Lease lease(String owner) {
        InstantSource time = () -> now;
        return new Lease(store, "outbox", owner, LENGTH, time.withZone(ZoneOffset.UTC));
    }

    private static final class Store implements LeaseStore {

        private final Map<String, Lease.Held> held = new HashMap<>();
        private Runnable between = () -> {};
        private int asked;

        @Override
        public Optional<Lease.Held> read(String name) {
            asked++;
            Optional<Lease.Held> found = Optional.ofNullable(held.get(name));
            Runnable now = between;
            between = () -> {};
            now.run();
            return found;
        }

        @Override
        public boolean replace(String name, Lease.@Nullable Held before, Lease.Held with) {
            asked++;
            Lease.Held stored = held.get(name);
            boolean same = before == null
                    ? stored == null
                    : stored != null && stored.owner().equals(before.owner()) && stored.fence() == before.fence();
            if (!same) {
                return false;
            }
            held.put(name, with);
            return true;
        }
    }
}
