package redress.triage.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withServerError;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.ExpectedCount;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.test.web.client.RequestMatcher;
import org.springframework.web.client.RestClient;
import redress.platform.problems.Refusal;

class CompactPoolTest {

    private static final RequestMatcher POOL = requestTo("/internal/register/people?grant=compact%2Fthurrock%2Fmember");
    private static final RequestMatcher GROUPS = requestTo("/internal/register/steering-groups");

    private final RestClient.Builder toRegister = RestClient.builder();
    private final MockRestServiceServer register =
            MockRestServiceServer.bindTo(toRegister).build();
    private final RestClient client = toRegister.build();
    private long nanos;
    private final CompactPool people = new CompactPool(service -> client, () -> nanos);

    @AfterEach
    void wasAskedAsOftenAsExpected() {
        register.verify();
    }

    @Test
    void answersForHalfAMinuteFromMemory() {
        willAnswer(2, POOL, "[{\"personId\":\"p1\",\"grants\":[\"compact/thurrock/member\"]}]");
        assertThat(people.pool("thurrock"))
                .extracting(CompactPool.Member::personId)
                .containsExactly("p1");
        later(29);
        people.pool("thurrock");
        later(1);
        people.pool("thurrock");
    }

    @Test
    void asksAgainBeforeACaseIsLockedForWhatWouldNotLastUntilItIsChanged() {
        willAnswer(2, POOL, "[]");
        people.freshenPool("thurrock");
        later(15);
        people.freshenPool("thurrock");
        later(1);
        people.freshenPool("thurrock");
        later(29);
        assertThat(people.pool("thurrock")).isEmpty();
    }

    @Test
    void doesTheSameWithTheSteeringGroups() {
        willAnswer(3, GROUPS, "[{\"compactId\":\"thurrock\",\"notFor\":[\"thurrock-council\"]}]");
        people.freshen();
        assertThat(people.hasSteeringGroup("thurrock")).isTrue();
        assertThat(people.hasSteeringGroup("thurrock", "thurrock-council")).isFalse();
        later(16);
        people.freshen();
        later(29);
        assertThat(people.hasSteeringGroup("essex")).isFalse();
        later(1);
        assertThat(people.bodiesWithoutSteeringGroup()).containsOnlyKeys("thurrock");
    }

    @Test
    void refusesWhereThereIsNoAnswerAndAsksAgainAtOnce() {
        register.expect(POOL).andRespond(withServerError());
        willAnswer(1, POOL, "[]");
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> people.pool("thurrock"))
                .satisfies(refusal -> assertThat(refusal.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE));
        assertThat(people.pool("thurrock")).isEmpty();
    }

    private void willAnswer(int times, RequestMatcher asked, String answer) {
        register.expect(ExpectedCount.times(times), asked).andRespond(withSuccess(answer, MediaType.APPLICATION_JSON));
    }

    private void later(int seconds) {
        nanos += Duration.ofSeconds(seconds).toNanos();
    }
}
