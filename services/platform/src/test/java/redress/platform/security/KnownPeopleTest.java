package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class KnownPeopleTest {

    private static final int PATIENCE = 60;

    private final Map<String, KnownPerson> register = new HashMap<>();
    private long nanos = Long.MAX_VALUE - 10; // it may run over
    private boolean away;
    private int asked;

    private final KnownPeople people = new KnownPeople(
            personId -> {
                asked++;
                if (away) {
                    throw new PeopleUnavailable(new IllegalStateException());
                }
                return Optional.ofNullable(register.get(personId));
            },
            () -> nanos);

    @Test
    void asksOnceForManyRequests() {
        chair();
        for (int second = 0; second < 25; second++) {
            assertThat(people.find("sample-chair")).isPresent();
            pass(1);
        }
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void hearsWithinAMinuteThatSomebodyIsGone() {
        chair();
        people.find("sample-chair");
        register.clear();
        pass(50);
        assertThat(people.find("sample-chair")).isEmpty();
    }

    @Test
    void hearsOfItEarlierOfSomebodyWhoGoesOnAsking() {
        chair();
        people.find("sample-chair");
        register.clear();
        pass(26);
        assertThat(people.find("sample-chair")).isEmpty();
    }

    @Test
    void holdsOnToWhatItHeardForAMinuteAndNoLonger() {
        chair();
        people.find("sample-chair");
        away = true;
        for (int second = 0; second < 49; second++) {
            assertThat(people.find("sample-chair")).isPresent();
            pass(1);
        }
        assertThat(asked).as("questions while nobody answers").isLessThan(5);
        pass(1);
        assertThatThrownBy(() -> people.find("sample-chair")).isInstanceOf(PeopleUnavailable.class);
        away = false;
        pass(3);
        assertThat(people.find("sample-chair")).isPresent();
    }

    @Test
    void asksAnewForSomebodyWhomItForgot() {
        chair();
        people.find("sample-chair");
        register.clear();
        people.forget("sample-chair");
        assertThat(people.find("sample-chair")).isEmpty();
    }

    @Test
    void remembersForSecondsThatThereIsNoAnswer() {
        chair();
        away = true;
        for (int second = 0; second < 3; second++) {
            assertThatThrownBy(() -> people.find("sample-chair")).isInstanceOf(PeopleUnavailable.class);
            pass(1);
        }
        assertThat(asked).isEqualTo(1);
        away = false;
        assertThat(people.find("sample-chair")).isPresent();
    }

    @Test
    void asksAtOnceWhereSomebodySignsInAfterThereWasNoAnswer() {
        chair();
        away = true;
        assertThatThrownBy(() -> people.find("sample-chair")).isInstanceOf(PeopleUnavailable.class);
        away = false;
        people.forget("sample-chair");
        assertThat(people.find("sample-chair")).isPresent();
    }

    @Test
    void asksOnceForAllWhoComeWhileTheRegisterHangs() throws Exception {
        HangingRegister hanging = new HangingRegister();
        KnownPeople known = new KnownPeople(hanging, () -> 0);
        Future<Boolean> first = hanging.unavailable(known);
        hanging.isAsked();
        Future<Boolean> second = hanging.unavailable(known);
        hanging.givesUp();
        assertThat(first.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThat(second.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> known.find("sample-chair")).isInstanceOf(PeopleUnavailable.class);
        assertThat(hanging.asked()).isEqualTo(1);
        hanging.close();
    }

    @Test
    void doesNotBelieveAnAnswerThatWasOnItsWayWhenThePersonWasForgotten() throws Exception {
        HangingRegister hanging = new HangingRegister();
        KnownPeople known = new KnownPeople(hanging, () -> 0);
        Future<Boolean> first = hanging.unavailable(known);
        hanging.isAsked();
        known.forget("sample-chair");
        hanging.givesUp();
        assertThat(first.get(PATIENCE, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> known.find("sample-chair")).isInstanceOf(PeopleUnavailable.class);
        assertThat(hanging.asked()).isEqualTo(2);
        hanging.close();
    }

    /** Answers nobody until it gives up. */
    private static final class HangingRegister implements PeopleSource, AutoCloseable {

        private final ExecutorService threads = Executors.newCachedThreadPool();
        private final AtomicInteger asked = new AtomicInteger();
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);

        @Override
        public Optional<KnownPerson> find(String personId) {
            asked.incrementAndGet();
            reached.countDown();
            await(over);
            throw new PeopleUnavailable(new IllegalStateException());
        }

        Future<Boolean> unavailable(KnownPeople people) {
            return threads.submit(() -> {
                try {
                    people.find("sample-chair");
                    return false;
                } catch (PeopleUnavailable expected) {
                    return true;
                }
            });
        }

        void isAsked() {
            await(reached);
        }

        void givesUp() {
            over.countDown();
        }

        int asked() {
            return asked.get();
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }

        private static void await(CountDownLatch gate) {
            try {
                assertThat(gate.await(PATIENCE, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void chair() {
        register.put("sample-chair", new KnownPerson("sample-chair", List.of("compact/thurrock/chair"), 0));
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
