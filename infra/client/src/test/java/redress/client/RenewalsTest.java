package redress.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenewalsTest {

    private final List<String> asked = new ArrayList<>();
    private long nanos;
    private final Renewals renewals = new Renewals(() -> nanos);

    @Test
    void getsAnotherTokenInGoodTime() {
        String first = renewals.keep(answer("first", "r1"));
        assertThat(renewals.latest(first, this::next)).isEqualTo("first");
        minutesPass(3);
        assertThat(renewals.latest(first, this::next)).isEqualTo("after r1");
        assertThat(renewals.latest(first, this::next)).isEqualTo("after r1");
        minutesPass(3);
        assertThat(renewals.latest(first, this::next)).isEqualTo("after r1+");
        assertThat(asked).containsExactly("r1", "r1+");
    }

    @Test
    void asksForNoTokenButTheOneThatIsUsed() {
        renewals.keep(answer("of a system that is gone", "gone"));
        String first = renewals.keep(answer("first", "r1"));
        minutesPass(3);
        renewals.latest(first, this::next);
        assertThat(asked).containsExactly("r1");
    }

    @Test
    void leavesTheTokenWhereItIsRefusedAnother() {
        String first = renewals.keep(answer("first", "r1"));
        minutesPass(3);
        assertThat(renewals.latest(first, renewalToken -> {
                    throw new IllegalStateException("refused");
                }))
                .isEqualTo("first");
        assertThat(renewals.latest(first, this::next)).as("not again at once").isEqualTo("first");
        nanos += Duration.ofSeconds(6).toNanos();
        assertThat(renewals.latest(first, this::next)).isEqualTo("after r1");
    }

    @Test
    void getsAnotherOnceWhenTheLatestIsRefused() {
        String first = renewals.keep(answer("first", "r1"));
        assertThat(renewals.afterRefusal(first, "first", this::next)).isEqualTo("after r1");
        assertThat(renewals.afterRefusal(first, "first", this::next))
                .as("by another thread that sent the same")
                .isEqualTo("after r1");
        assertThat(asked).containsExactly("r1");
    }

    @Test
    void passesOnWhatItDoesNotKnow() {
        assertThat(renewals.afterRefusal("unknown", "unknown", this::next)).isEqualTo("unknown");
        assertThat(renewals.latest("unknown", this::next)).isEqualTo("unknown");
        assertThat(asked).isEmpty();
    }

    private JsonNode next(String renewalToken) {
        asked.add(renewalToken);
        return answer("after " + renewalToken, renewalToken + "+");
    }

    private static JsonNode answer(String token, String renewalToken) {
        return JsonMapper.shared().valueToTree(Map.of("accessToken", token, "renewalToken", renewalToken));
    }

    private void minutesPass(int minutes) {
        nanos += Duration.ofMinutes(minutes).toNanos();
    }
}
