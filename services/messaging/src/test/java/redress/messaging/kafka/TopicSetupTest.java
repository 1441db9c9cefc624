package redress.messaging.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.atLeast;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaAdmin;
import redress.events.Topic;

class TopicSetupTest {

    private final TopicProperties properties = new TopicProperties(6, (short) 3, Duration.ofDays(28));

    @Test
    void declaresEveryTopicWithItsDeadLettersInTheSameNumberOfPartitions() {
        List<NewTopic> topics = TopicSetup.topics(properties);

        assertThat(topics).hasSize(2 * Topic.values().length).allSatisfy(topic -> {
            assertThat(topic.numPartitions()).isEqualTo(6);
            assertThat(topic.replicationFactor()).isEqualTo((short) 3);
        });
        for (Topic topic : Topic.values()) {
            assertThat(topics).extracting(NewTopic::name).contains(topic.wireName(), topic.deadLetters());
        }
    }

    @Test
    void keepsReportsAndCasesForEverTheLatestOfTheRegisterAndTheRestForAWhile() {
        Map<String, Map<String, String>> settings =
                TopicSetup.topics(properties).stream().collect(Collectors.toMap(NewTopic::name, NewTopic::configs));
        for (Topic topic : Topic.values()) {
            assertThat(settings.get(topic.deadLetters())).containsEntry("retention.ms", "2419200000");
        }
        assertThat(settings.get("redress.report")).isEqualTo(Map.of("retention.ms", "-1"));
        assertThat(settings.get("redress.case")).isEqualTo(Map.of("retention.ms", "-1"));
        assertThat(settings.get("redress.register")).isEqualTo(Map.of("cleanup.policy", "compact"));
        assertThat(settings.get("redress.notice")).isEqualTo(Map.of("retention.ms", "2419200000"));
    }

    @Test
    void triesAgainUntilKafkaIsThere() {
        KafkaAdmin admin = mock(KafkaAdmin.class);
        when(admin.initialize()).thenThrow(new IllegalStateException("away")).thenReturn(true);
        TopicSetup setup = new TopicSetup(admin);

        setup.start();

        await().atMost(Duration.ofSeconds(10)).until(() -> !setup.isRunning());
        verify(admin, atLeast(2)).initialize();
    }
}
