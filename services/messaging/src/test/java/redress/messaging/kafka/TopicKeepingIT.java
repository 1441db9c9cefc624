package redress.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;
import redress.events.Topic;
import redress.platform.samples.Backends;

/** Topics that an earlier version has made. */
class TopicKeepingIT {

    private static final String RETENTION = "retention.ms";
    private static final TopicProperties PROPERTIES = new TopicProperties(1, (short) 1, Duration.ofDays(28));

    private final ConfigResource cases = new ConfigResource(ConfigResource.Type.TOPIC, Topic.CASE.wireName());

    @Test
    void keepForEverWhatTheyKeptForAWhile() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", Backends.kafka()))) {
            if (!admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(cases.name())) {
                admin.createTopics(List.of(new NewTopic(cases.name(), 1, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            AlterConfigOp aWhile = new AlterConfigOp(new ConfigEntry(RETENTION, "1000000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(cases, Set.of(aWhile))).all().get(30, TimeUnit.SECONDS);
            awaitRetention(admin, "1000000");

            KafkaConfiguration configuration = new KafkaConfiguration();
            try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
                context.registerBean(KafkaAdmin.class, () -> configuration.kafkaAdmin(new KafkaProperties(), broker()));
                context.registerBean(KafkaAdmin.NewTopics.class, () -> configuration.topics(PROPERTIES));
                context.refresh();
                assertThat(context.getBean(KafkaAdmin.class).initialize()).isTrue();
            }

            awaitRetention(admin, "-1");
        }
    }

    /** A broker learns what its controller has decided a little later. */
    private void awaitRetention(Admin admin, String expected) {
        await().untilAsserted(() -> assertThat(admin.describeConfigs(List.of(cases))
                        .all()
                        .get(30, TimeUnit.SECONDS)
                        .get(cases)
                        .get(RETENTION)
                        .value())
                .isEqualTo(expected));
    }

    private static KafkaConnectionDetails broker() {
        return new KafkaConnectionDetails() {
            @Override
            public List<String> getBootstrapServers() {
                return List.of(Backends.kafka());
            }
        };
    }
}
