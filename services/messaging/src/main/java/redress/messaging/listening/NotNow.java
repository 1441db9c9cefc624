package redress.messaging.listening;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Tells the container which partitions of a poll have to be taken up again, and where; the others are done. */
final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Map<TopicPartition, Long> again;
    private final transient Map<TopicPartition, Long> done;

    /**
     * @param again the first offset of each partition that must be delivered again
     * @param done the offset behind the last one whose effect is durable, by partition
     */
    NotNow(Map<TopicPartition, Long> again, Map<TopicPartition, Long> done) {
        super("to be delivered again", null, false, false);
        this.again = Map.copyOf(again);
        this.done = Map.copyOf(done);
    }

    Map<TopicPartition, Long> again() {
        return again;
    }

    Map<TopicPartition, Long> done() {
        return done;
    }
}
