package redress.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownPeopleTest {

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
        assertThat(asked).as("questions while nobody answers").isLessThan(12);
        pass(1);
        assertThatThrownBy(() -> people.find("sample-chair")).isInstanceOf(PeopleUnavailable.class);
        away = false;
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

    private void chair() {
        register.put("sample-chair", new KnownPerson("sample-chair", List.of("compact/thurrock/chair"), 0));
    }

    private void pass(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
