package redress.messaging.kafka;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the topics are made.
 *
 * @param partitions of each topic and of its dead letters; raising it later moves keys to other partitions, so never do it while
 *     events wait
 * @param replicas copies of each partition; 3 where there are three brokers
 * @param retention how long dead letters and what became of notices are kept; shorter than the memory of the inboxes, so that no
 *     letter is replayed that they have forgotten
 */
@ConfigurationProperties("redress.messaging.topics")
record TopicProperties(
        @DefaultValue("4") int partitions,
        @DefaultValue("1") short replicas,
        @DefaultValue("28d") Duration retention) {}
