package redress.events;

import java.util.Optional;
import java.util.stream.Stream;

/** A Kafka topic. Every topic has a dead-letter twin of the same name with {@code -dlt} behind it. */
public enum Topic {
    /** What became of a report, keyed by report. */
    REPORT("redress.report", Kept.FOR_EVER),
    /** What happened in a case, keyed by case; the order within a case is kept. */
    CASE("redress.case", Kept.FOR_EVER),
    /** The latest state of each Compact and calendar; compacted, so that a new reader sees all of them. */
    REGISTER("redress.register", Kept.LATEST),
    /** What became of each notice, keyed by the case it concerns. */
    NOTICE("redress.notice", Kept.FOR_A_WHILE);

    /** What stays in a topic. */
    public enum Kept {
        /** Everything, so that it can be counted anew. */
        FOR_EVER,
        /** The latest event of each key. */
        LATEST,
        /** Everything, until it is some weeks old; how many is a setting. */
        FOR_A_WHILE
    }

    private final String wireName;
    private final Kept kept;

    Topic(String wireName, Kept kept) {
        this.wireName = wireName;
        this.kept = kept;
    }

    /** Empty for a name that this version does not know. */
    public static Optional<Topic> ofWireName(String wireName) {
        return Stream.of(values())
                .filter(topic -> topic.wireName.equals(wireName))
                .findFirst();
    }

    /** The topic of an event by the first word of its type, as in {@code case.opened.v1}; also of types that this version does not know. */
    public static Optional<Topic> ofType(String type) {
        int end = type.indexOf('.');
        return end < 0 ? Optional.empty() : ofWireName("redress." + type.substring(0, end));
    }

    public String wireName() {
        return wireName;
    }

    public String deadLetters() {
        return wireName + "-dlt";
    }

    public Kept kept() {
        return kept;
    }

    public boolean compacted() {
        return kept == Kept.LATEST;
    }
}
