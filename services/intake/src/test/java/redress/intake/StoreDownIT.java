package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.embedded.documents.EmbeddedDocuments;
import redress.intake.Caller.Answer;
import redress.testkit.backends.Backends;

class StoreDownIT {

    @Test
    void saysToComeBackWhenTheStoreIsDown() {
        EmbeddedDocuments documents = EmbeddedDocuments.start(Backends.shared().folder("store-to-stop"), 0);
        Map<String, Object> settings = Map.of(
                "spring.mongodb.uri",
                documents.uri("intake"),
                "redress.platform.mongo.embedded",
                true,
                "redress.platform.mongo.patience",
                "1s",
                "redress.intake.throttle.filings-per-hour",
                3,
                "server.forward-headers-strategy",
                "native");
        try (RunningIntake intake = new RunningIntake("store-down", settings)) {
            Caller caller = new Caller(intake.base());
            String form = SampleReports.thurrock().toString();
            // It shares its consumer group with the intake of the other tests, so the event could go there.
            intake.bean(MongoTemplate.class)
                    .getCollection("intake_compacts")
                    .insertOne(new Document("_id", "thurrock")
                            .append("version", 1L)
                            .append("status", "ACTIVE")
                            .append("bodyIds", List.of("thurrock-council")));
            assertThat(caller.file("while-the-store-is-up", form).status()).isEqualTo(201);
            documents.close();
            Answer answer = caller.file("when-the-store-is-down", form);
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.text()).doesNotContainIgnoringCase(SampleReports.CANARY);
            caller.file("the-third-of-the-throttle", form);
            assertThat(caller.file("one-more-than-the-throttle", form).status()).isEqualTo(429);
            assertThat(caller.post(
                                    "/api/reports",
                                    form,
                                    "Idempotency-Key",
                                    "by-another-client",
                                    "X-Forwarded-For",
                                    "198.51.100.7")
                            .status())
                    .as("another client behind the same proxy")
                    .isEqualTo(503);
        }
    }
}
