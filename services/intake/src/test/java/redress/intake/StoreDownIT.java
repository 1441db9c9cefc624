package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller.Answer;

class StoreDownIT {

    @Test
    void saysToComeBackWhenTheStoreIsDown() {
        RunningIntake intake = new RunningIntake(Map.of("redress.intake.throttle.filings-per-hour", 3));
        try {
            Caller caller = new Caller(intake.base());
            String form = SampleReports.thurrock().toString();
            assertThat(caller.file("before-anything-is-known", form).status())
                    .as("the register has told nothing yet")
                    .isEqualTo(503);
            intake.publish(SampleReports.compact(), 1);
            MongoTemplate store = intake.bean(MongoTemplate.class);
            await("the Compact is known")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> store.getCollection("intake_compacts").countDocuments() == 1);
            assertThat(caller.file("while-the-store-is-up", form).status()).isEqualTo(201);
            intake.documents().close();
            Answer answer = caller.file("when-the-store-is-down", form);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(caller.file("one-more-than-the-throttle", form).status()).isEqualTo(429);
        } finally {
            intake.close();
        }
    }
}
