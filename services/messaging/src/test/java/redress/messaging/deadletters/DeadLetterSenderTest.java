package redress.messaging.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import redress.events.Topic;
import redress.messaging.samples.SampleEvents;
import redress.messaging.samples.SampleRecords;

class DeadLetterSenderTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final DeadLetterSender sender = new DeadLetterSender(kafka(), meters);

    @Test
    void countsFromNothingSoThatTheFirstOneIsAnIncrease() {
        for (Topic topic : Topic.values()) {
            for (String reason : DeadLetterSender.REASONS) {
                assertThat(counted(topic, reason)).isZero();
            }
        }
        send("BREAKS_SCHEMA");
        assertThat(counted(Topic.CASE, "BREAKS_SCHEMA")).isEqualTo(1);
    }

    @Test
    void beginsNoSeriesLater() {
        int atStart = meters.getMeters().size();
        for (String reason : DeadLetterSender.REASONS) {
            send(reason);
        }
        send("A_REASON_OF_SOME_LISTENER");
        assertThat(counted(Topic.CASE, DeadLetterSender.OTHER)).isEqualTo(1);
        assertThat(meters.getMeters()).hasSize(atStart);
    }

    private void send(String reason) {
        sender.send(SampleRecords.received(SampleEvents.caseOpened("case-1"), 0, 11), reason, "group");
    }

    private double counted(Topic topic, String reason) {
        return meters.get("dlt_records")
                .tags("topic", topic.wireName(), "reason", reason)
                .counter()
                .count();
    }

    @SuppressWarnings("unchecked")
    private static KafkaTemplate<byte[], byte[]> kafka() {
        KafkaTemplate<byte[], byte[]> kafka = mock(KafkaTemplate.class);
        when(kafka.send(any(ProducerRecord.class))).thenReturn(CompletableFuture.completedFuture(null));
        return kafka;
    }
}
