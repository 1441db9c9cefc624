package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import redress.intake.Caller.Answer;
import tools.jackson.databind.JsonNode;

/** However often others try, whoever holds the receipt gets in. */
class WrongReceiptsIT {

    private static final int OF_A_CLIENT = 100;
    private static final String WRONG = "0".repeat(26);
    private static final Caller CALLER = new Caller(RunningIntake.shared().base());

    @Test
    void refusesWrongOnesAfterAWhileAndARightOneNever() {
        JsonNode filed = CALLER.filed();
        String path = Caller.path(filed);
        String receipt = filed.get("receipt").asString();

        tryWrongOnes(path, "198.51.100.1");
        assertThat(follow(path, receipt, "198.51.100.1").status())
                .as("the same client with the right receipt")
                .isEqualTo(200);
        assertThat(follow(path, WRONG, "198.51.100.2").status())
                .as("another client with a wrong one")
                .isEqualTo(404);

        tryWrongOnes(path, "198.51.100.3");
        Answer refused = follow(path, WRONG, "198.51.100.4");
        assertThat(refused.status()).as("too many for this reference").isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotEmpty();
        assertThat(refused.json().get("detail").asString()).contains("the right ones always open the report");
        assertThat(follow(path, receipt, "198.51.100.4").status())
                .as("the right receipt for it")
                .isEqualTo(200);
        assertThat(follow("/api/reports/CB-AAAA-AAAA", WRONG, "198.51.100.4").status())
                .as("another reference")
                .isEqualTo(404);
    }

    /** As many as a client has, or the reference, and one more. */
    private static void tryWrongOnes(String path, String client) {
        long refused = IntStream.rangeClosed(0, OF_A_CLIENT)
                .filter(i -> follow(path, WRONG, client).status() == 429)
                .count();
        assertThat(refused).as("refused tries of " + client).isPositive();
    }

    private static Answer follow(String path, String receipt, String client) {
        return CALLER.get(path, "Redress-Receipt", receipt, "X-Forwarded-For", client);
    }
}
