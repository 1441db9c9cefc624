package redress.events;

/** A Kafka topic. Every topic has a dead-letter twin of the same name with {@code -dlt} behind it. */
public enum Topic {
    /** What became of a report, keyed by report. */
    REPORT("redress.report", false),
    /** What happened in a case, keyed by case; the order within a case is kept. */
    CASE("redress.case", false),
    /** The latest state of each Compact and calendar; compacted, so that a new reader sees all of them. */
    REGISTER("redress.register", true),
    /** What became of each notice, keyed by the case it concerns. */
    NOTICE("redress.notice", false);

    private final String wireName;
    private final boolean compacted;

    Topic(String wireName, boolean compacted) {
        this.wireName = wireName;
        this.compacted = compacted;
    }

    public String wireName() {
        return wireName;
    }

    public String deadLetters() {
        return wireName + "-dlt";
    }

    public boolean compacted() {
        return compacted;
    }
}
