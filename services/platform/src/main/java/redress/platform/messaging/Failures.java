package redress.platform.messaging;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/** Which partitions of which group are being tried again, and why. Keeps no text of an exception: it may hold what was stored. */
final class Failures {

    private final Map<Where, Failure> waiting = new ConcurrentHashMap<>();

    private record Where(String group, TopicPartition partition) {}

    private record Failure(int attempts, Throwable cause) {}

    void remember(String group, TopicPartition partition, Throwable cause) {
        waiting.merge(
                new Where(group, partition),
                new Failure(1, cause),
                (before, now) -> new Failure(before.attempts + 1, cause));
    }

    void none(String group, Collection<TopicPartition> partitions) {
        if (!waiting.isEmpty()) {
            partitions.forEach(partition -> waiting.remove(new Where(group, partition)));
        }
    }

    /** @return how often the partition has failed since it last got on; 0 if it only has to wait its turn */
    int attempts(String group, TopicPartition partition) {
        Failure failure = waiting.get(new Where(group, partition));
        return failure == null ? 0 : failure.attempts;
    }

    int count(String group) {
        return (int) waiting.keySet().stream()
                .filter(where -> where.group.equals(group))
                .count();
    }

    /** The groups that fail by an {@link Error}: waiting will not put that right. */
    Map<String, String> errors() {
        return waiting.entrySet().stream()
                .filter(each -> each.getValue().cause instanceof Error)
                .collect(Collectors.toMap(
                        each -> each.getKey().group,
                        each -> each.getValue().cause.getClass().getSimpleName(),
                        (one, other) -> one));
    }

    /** The classes of an exception and its causes and the first place in our own code, without any message. */
    static String inWords(Throwable thrown) {
        StringBuilder words = new StringBuilder();
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 5; depth++) {
            words.append(depth == 0 ? "" : " by ").append(cause.getClass().getName());
            cause = cause.getCause();
        }
        for (StackTraceElement at : thrown.getStackTrace()) {
            if (at.getClassName().startsWith("redress.")) {
                return words.append(" at ").append(at).toString();
            }
        }
        return words.toString();
    }
}
