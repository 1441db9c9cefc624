package redress.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import redress.intake.Caller.Answer;
import redress.testkit.backends.Backends;

class BacklogIT {

    @Test
    void takesInNoMoreThanCanWaitForTheirCaseAndLosesNothing() {
        Map<String, Object> settings = Map.of("redress.intake.backlog.most", 3);
        try (RunningIntake intake = new RunningIntake("backlog", settings)) {
            MongoTemplate store = intake.bean(MongoTemplate.class);
            store.getCollection("intake_compacts")
                    .insertOne(new Document("_id", "thurrock")
                            .append("version", 1L)
                            .append("status", "ACTIVE")
                            .append("bodyIds", List.of("thurrock-council")));
            Caller caller = new Caller(intake.base());
            String form = SampleReports.thurrock().toString();
            List<String> keys = IntStream.range(0, 3)
                    .mapToObj(i -> "filed-before-" + i + "-00")
                    .toList();
            List<String> filed = keys.stream()
                    .map(key -> caller.file(key, form).json().get("reportId").asString())
                    .toList();

            Answer refused = caller.file("filed-when-full-00", form);
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isNotEmpty();
            assertThat(refused.json().get("code").asString()).isEqualTo("TOO_MANY_REPORTS_WAITING");
            assertThat(caller.file(keys.get(0), form).json().get("reportId").asString())
                    .as("a report that was filed before")
                    .isEqualTo(filed.get(0));
            assertThat(intake.stored().subList(0, 2))
                    .as("reports and identities")
                    .containsExactly(3L, 3L);

            store.getCollection("report_progress").insertOne(new Document("_id", filed.get(0)));
            org.awaitility.Awaitility.await("room for one more")
                    .atMost(Backends.patience())
                    .until(() -> caller.file("filed-when-full-00", form).status() == 201);
        }
    }
}
